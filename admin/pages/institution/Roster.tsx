import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ExportDialog } from '../../components/ExportDialog';
import { PageTitle } from '../../components/PageTitle';
import { RosterTable, useRosterSummary } from '../../components/RosterTable';
import { openSupport } from '../../components/SupportCentre/supportStore';
import { useDates } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import { PersonEditor } from './PersonEditor';

/** 本机构人员: the institution's own staff as the registers have it, kept by table or by hand. */
export function Roster(): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const client = useQueryClient();
  const { institution } = useMe();
  const summary = useRosterSummary(institution?.id);
  const [editing, setEditing] = useState<string | null | undefined>(undefined);
  const [exporting, setExporting] = useState(false);
  const title = t('本机构人员');
  if (!institution) return <div className="stack"><PageTitle title={title} /><p className="card">{t('您的账户没有绑定机构。')}</p></div>;
  const off = summary ? Object.values(summary.mismatches).reduce((sum, count) => sum + count, 0) : 0;
  const refresh = async (): Promise<void> => {
    setEditing(undefined);
    await Promise.all([client.invalidateQueries({ queryKey: ['roster'] }), client.invalidateQueries({ queryKey: ['roster-summary'] })]);
  };
  return (
    <div className="stack">
      <PageTitle title={title}>
        <span className="row no-print">
          <Link className="button-link" to="/roster/import">{t('用表格导入')}</Link>
          <Button onClick={() => setEditing(null)} disabled={!summary?.edits}>{t('新增人员')}</Button>
          <Button onClick={() => setExporting(true)}>{t('导出')}</Button>
          <Button onClick={() => openSupport('ask')}>{t('客服中心')}</Button>
        </span>
      </PageTitle>
      <p className="quiet">{t('医师和其他卫生技术人员在这里维护；护士由护士注册数据得出，需要变动的请办理注册、变更或注销。改好后在校验申请的人员名录中点“从注册数据更新”。')}</p>
      {summary && off > 0 && <p className="panel panel-care">{t('有 {{count}} 人与注册数据不一致，请按“核对结果”一栏的说明处理。', { count: off })}</p>}
      {summary?.confirmedOn && <p className="small quiet">{t('上次确认名录：{{day}}', { day: day(summary.confirmedOn) })}</p>}
      <section className="card"><RosterTable institution={institution.id} {...(summary?.edits ? { onEdit: ({ documentId }) => setEditing(documentId) } : {})} /></section>
      {editing !== undefined && summary && <PersonEditor institution={institution.id} person={editing} fields={summary.fields} onSaved={() => void refresh()} onClose={() => setEditing(undefined)} />}
      {exporting && <ExportDialog kind="roster" subject={institution.id} name={t('人员名录')} numbers onClose={() => setExporting(false)} />}
    </div>
  );
}
