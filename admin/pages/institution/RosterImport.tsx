import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImportPanel } from '../../components/ImportPanel';
import { PageTitle } from '../../components/PageTitle';
import { useMe } from '../../hooks/useMe';

/** 导入人员名录: the roster from a spreadsheet. */
export function RosterImport(): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { institution } = useMe();
  const done = useCallback(() => {
    void client.invalidateQueries({ queryKey: ['roster'] });
    void client.invalidateQueries({ queryKey: ['roster-summary'] });
  }, [client]);
  const back = <Link className="button-link" to="/roster">{t('查看本机构人员')}</Link>;
  return (
    <div className="stack">
      <PageTitle title={t('用表格导入人员名录')}><Link to="/roster">{t('返回本机构人员')}</Link></PageTitle>
      <p className="quiet">{t('按证件号码对应：名录中没有的会新增，已有的会更新，空白的格子不改动原有内容；“在岗”填“否”的登记为离职。表中没有的人员不受影响。')}</p>
      {institution ? <ImportPanel kind="roster" subject={institution.id} label={t('人员名录')} onDone={done} after={back} /> : <p className="card">{t('您的账户没有绑定机构。')}</p>}
    </div>
  );
}
