import { Input, Radio } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { FoundInstitution } from '../../types/NursePrompt';

interface InstitutionPickerProps {
  /** Where she works already, as far as it is known. */
  proposed: { id: string; name: string } | null;
  value: string | null;
  onChange: (id: string) => void;
}

/** Finds the institution where she is to practise by part of its name; nobody types a number. */
export function InstitutionPicker({ proposed, value, onChange }: InstitutionPickerProps): React.JSX.Element {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const asked = q.trim().length >= 2;
  const { data, error } = useQuery({ queryKey: ['nursing-institutions', q.trim()], queryFn: ({ signal }) => ask<FoundInstitution[]>('/api/nursing/institutions', { query: { q: q.trim() }, signal }), enabled: asked });
  const found = (data ?? []).filter(({ documentId }) => documentId !== proposed?.id);
  return (
    <div className="stack-s">
      <Input.Search aria-label={t('按名称查找执业机构')} placeholder={t('输入机构名称的两个字以上')} allowClear value={q} onChange={({ target }) => setQ(target.value)} />
      {error && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
      <Radio.Group aria-label={t('执业机构')} value={value} onChange={({ target }) => onChange(String(target.value))} className="stack-s nurse-choices">
        {proposed && <Radio value={proposed.id}>{proposed.name}</Radio>}
        {asked && found.map(({ documentId, name, address }) => <Radio key={documentId} value={documentId}>{name}{address && <><br /><span className="small quiet">{address}</span></>}</Radio>)}
      </Radio.Group>
      <p role="status" className="small quiet">{asked && data && data.length === 0 ? t('没有找到这家机构。请换用许可证上的名称，或者问单位护理部。') : ''}</p>
    </div>
  );
}
