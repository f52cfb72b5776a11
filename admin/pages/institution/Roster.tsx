import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle';
import { RosterTable } from '../../components/RosterTable';
import { useMe } from '../../hooks/useMe';

/** 本机构人员: what the registers say about the institution's own staff. */
export function Roster(): React.JSX.Element {
  const { t } = useTranslation();
  const { institution } = useMe();
  return (
    <div className="stack">
      <PageTitle title={t('本机构人员')} />
      <p className="quiet">{t('以下为注册数据。与实际不符的，请先办理相应的注册、变更或注销，再更新校验申请中的人员名录。')}</p>
      <section className="card">{institution ? <RosterTable institution={institution.id} /> : <p>{t('您的账户没有绑定机构。')}</p>}</section>
    </div>
  );
}
