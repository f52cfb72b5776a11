import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { RecordList } from '../../components/RecordList';
import { ask } from '../../providers/http';
import type { PracticeRecord } from '../../types/PracticeRecord';
import { RecordDialog } from './RecordDialog';

interface Filed {
  nurse: { documentId: string; name: string; certificateNumber: string | null; institution: string | null };
  records: PracticeRecord[];
  keeps: boolean;
}

/** 护士执业记录 (F106) at the registering authority: read by its officers, written and corrected by reviewers. */
export function NurseRecords(): React.JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const [writing, setWriting] = useState<PracticeRecord | 'new' | null>(null);
  const key = ['nurse-records', id];
  const { data, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => ask<Filed>(`/api/nurses/${id}/practice-records`, { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const { nurse, records, keeps } = data;
  return (
    <div className="stack">
      <PageTitle title={t('{{name}}的执业记录', { name: nurse.name })}>{keeps && <Button type="primary" onClick={() => setWriting('new')}>{t('写入记录')}</Button>}</PageTitle>
      <p className="quiet">{[nurse.certificateNumber, nurse.institution].filter(Boolean).join('　')}</p>
      <p className="small quiet">{t('良好记录：受到的表彰、奖励，完成政府指令性任务。不良记录：受到的行政处罚、处分；行政处罚在决定时自动写入。更正保留以前的内容，并告知本人。')}</p>
      <section className="card"><RecordList records={records} empty={t('没有良好记录，也没有不良记录。')} {...(keeps ? { onCorrect: setWriting } : {})} /></section>
      {writing && (
        <RecordDialog
          nurse={nurse.documentId}
          record={writing === 'new' ? null : writing}
          onClose={(done) => {
            setWriting(null);
            if (done) void client.invalidateQueries({ queryKey: key });
          }}
        />
      )}
    </div>
  );
}
