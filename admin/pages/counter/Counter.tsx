import { useQuery } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useMe } from '../../hooks/useMe';
import { useRows, type Rows } from '../../hooks/useRows';
import { ask } from '../../providers/http';
import type { Row } from '../../types/Row';
import { searchFor } from './search';

/** The window: whatever the visitor holds in the hand finds the case; one hit opens at once. */
export function Counter(): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me } = useMe();
  const box = useRef<InputRef>(null);
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const found = useQuery({ queryKey: ['counter', q], enabled: q !== '', queryFn: ({ signal }) => ask<Row[]>('/api/counter/search', { query: { q }, signal }) });
  const queue = me?.queues[0];
  const waiting = useRows({ queue: queue?.key });
  useEffect(() => box.current?.focus(), []);
  const search = async (value: string): Promise<void> => {
    const wanted = searchFor(value);
    setTyped(wanted);
    setParams(wanted ? { q: wanted } : {});
    if (!wanted) return;
    const rows = await ask<Row[]>('/api/counter/search', { query: { q: wanted } }).catch(() => []);
    const [only] = rows;
    if (rows.length === 1 && only) navigate(`/applications/${only.documentId}`);
    else box.current?.select();
  };
  const hits: Rows = { rows: found.data ?? [], pending: found.isPending, error: found.error, total: found.data?.length ?? null, page: 1, next: undefined, previous: undefined };
  return (
    <div className="stack">
      <PageTitle title={t('窗口办理')} />
      <section className="card stack-s">
        <label htmlFor="counter-search"><strong>{t('查找申请')}</strong></label>
        <Input.Search id="counter-search" ref={box} size="large" enterButton={t('查找')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => void search(value)} autoComplete="off" aria-describedby="counter-help" />
        <p id="counter-help" className="small quiet">{t('受理编号、机构名称、拼音首字母，或扫描通知书上的二维码')}</p>
      </section>
      {q ? (
        <section className="card stack-s" aria-label={t('查找结果')}><h2>{t('查找结果')}</h2><WorkTable list={hits} caption={t('查找结果')} empty={t('没有找到符合的业务。请核对通知书上的编号。')} /></section>
      ) : queue ? (
        <section className="card stack-s"><h2>{queue.label}</h2><WorkTable list={waiting} caption={queue.label} empty={t('这里没有等您办理的业务。')} /></section>
      ) : null}
    </div>
  );
}
