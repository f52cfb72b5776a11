import { practiceRecordCategories, practiceRecordChoices, practiceRecordKinds } from '@medregistry/config/enums';
import { App, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describedBy, Frame } from '../../components/Frame';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { PracticeRecord } from '../../types/PracticeRecord';

interface RecordDialogProps {
  nurse: string;
  /** The record to correct; a new one where there is none. */
  record: PracticeRecord | null;
  onClose: (done: boolean) => void;
}

/** Writes a good or bad record down, or corrects one. What was typed stays until it is accepted. */
export function RecordDialog({ nurse, record, onClose }: RecordDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [typed, setTyped] = useState({ kind: record?.kind ?? 'good', category: record?.category ?? '', facts: record?.facts ?? '', basis: record?.basis ?? '', evidence: record?.evidence ?? '', occurredOn: record?.occurredOn ?? '', reason: '' });
  const [failures, setFailures] = useState<{ path: string; message: string }[]>([]);
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<typeof typed>): void => setTyped({ ...typed, ...part });
  const errorsAt = (path: string): string[] => failures.filter((one) => one.path === path).map((one) => one.message);
  const save = async (withdrawn: boolean): Promise<void> => {
    setBusy(true);
    setFailures([]);
    const { reason, ...input } = typed;
    try {
      if (record) await ask(`/api/nurses/${nurse}/practice-records/${record.id}`, { method: 'PUT', version: record.version, body: { data: { ...input, withdrawn, reason } } });
      else await ask(`/api/nurses/${nurse}/practice-records`, { method: 'POST', body: { data: input } });
      void message.success(record ? t('已更正，并告知本人') : t('已写入，并告知本人'));
      onClose(true);
    } catch (refused) {
      const problems = refused instanceof ApiError ? refused.problems.map(({ path, message: text }) => ({ path: path.replace(/^data\./u, ''), message: text })) : [];
      setFailures(problems.length > 0 ? problems : [{ path: 'facts', message: sentenceOf(refused) }]);
      setBusy(false);
    }
  };
  const text = (path: 'facts' | 'basis' | 'evidence' | 'reason', label: string, most: number, required = true): React.JSX.Element => (
    <Frame id={`record-${path}`} label={label} required={required} errors={errorsAt(path)}>
      <Input.TextArea id={`record-${path}`} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={most} value={typed[path]} onChange={({ target }) => set({ [path]: target.value })} aria-describedby={describedBy(`record-${path}`)} />
    </Frame>
  );
  return (
    <Modal
      open title={record ? t('更正执业记录') : t('写入执业记录')} maskClosable={false} onCancel={() => onClose(false)}
      footer={[
        <Button key="close" onClick={() => onClose(false)}>{t('取消')}</Button>,
        ...(record ? [<Button key="withdraw" danger loading={busy} onClick={() => void save(true)}>{t('撤销这条记录')}</Button>] : []),
        <Button key="save" type="primary" loading={busy} onClick={() => void save(false)}>{record ? t('保存更正') : t('写入')}</Button>,
      ]}
    >
      <div className="stack-s">
        <Radio.Group aria-label={t('记录类别')} value={typed.kind} onChange={({ target }) => set({ kind: target.value as 'good' | 'bad', category: '' })} options={(['good', 'bad'] as const).map((value) => ({ value, label: practiceRecordKinds[value].label }))} />
        <Frame id="record-category" label={t('事项')} required group errors={errorsAt('category')}>
          <Radio.Group id="record-category" aria-label={t('事项')} value={typed.category} onChange={({ target }) => set({ category: target.value as string })} options={practiceRecordChoices[typed.kind].map((value) => ({ value, label: practiceRecordCategories[value].label }))} />
        </Frame>
        <Frame id="record-occurredOn" label={t('日期')} required errors={errorsAt('occurredOn')}>
          <Input id="record-occurredOn" type="date" style={{ maxWidth: 200 }} value={typed.occurredOn} onChange={({ target }) => set({ occurredOn: target.value })} aria-describedby={describedBy('record-occurredOn')} />
        </Frame>
        {text('facts', t('事实'), 2000)}
        {text('evidence', t('凭据（文件名称和文号）'), 200)}
        {text('basis', t('依据'), 500, false)}
        {record && text('reason', t('更正或者撤销的理由'), 500)}
      </div>
    </Modal>
  );
}
