import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../components/PageTitle';
import { WorkTable } from '../components/WorkTable';
import { useMe } from '../hooks/useMe';
import { useRows } from '../hooks/useRows';

/** 医疗机构申请信息查询 for an institution, the search over all business for the office. */
export function Applications(): React.JSX.Element {
  const { t } = useTranslation();
  const { isStaff } = useMe();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? undefined;
  const [typed, setTyped] = useState(q ?? '');
  const list = useRows({ q });
  const title = isStaff ? t('业务查询') : t('医疗机构申请信息查询');
  return (
    <div className="stack">
      <PageTitle title={title}>
        <Input.Search aria-label={isStaff ? t('按机构名称或受理编号查找') : t('按受理编号查找')} placeholder={isStaff ? t('机构名称或受理编号') : t('受理编号')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => setParams(value.trim() ? { q: value.trim() } : {})} style={{ width: 260 }} />
      </PageTitle>
      <section className="card"><WorkTable list={list} own={!isStaff} caption={title} empty={q ? t('没有找到符合的业务。') : t('还没有申请。')} /></section>
    </div>
  );
}
