import { CameraOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle';
import { PdfButton } from '../../components/PdfButton';
import { WorkTable } from '../../components/WorkTable';
import { useMe } from '../../hooks/useMe';
import { useRows, type Rows } from '../../hooks/useRows';
import { cases } from '../../providers/case';
import { ask } from '../../providers/http';
import type { Case } from '../../types/Case';
import type { Row } from '../../types/Row';
import { CounterCase } from './CounterCase';
import { Recent } from './Recent';
import { meant, searchFor } from './search';
import './style.css';

const Scanner = lazy(() => import('./Scanner').then(({ Scanner: window }) => ({ default: window })));

const counterPath = ({ documentId }: Pick<Row, 'documentId'>): string => `/counter?case=${documentId}`;

/**
 * The window: whatever the visitor holds in the hand finds the case, one hit opens at once, and after the act the
 * cursor is back in the search field for the next in the queue.
 */
export function Counter(): React.JSX.Element {
  const { t } = useTranslation();
  const { me } = useMe();
  const box = useRef<InputRef>(null);
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const opened = params.get('case');
  const [typed, setTyped] = useState(q);
  const [done, setDone] = useState<{ data: Case; label: string } | null>(null);
  const [scanning, setScanning] = useState(false);
  const found = useQuery({ queryKey: ['counter', q], enabled: q !== '', queryFn: ({ signal }) => ask<Row[]>('/api/counter/search', { query: { q }, signal }) });
  const queue = me?.queues[0];
  const waiting = useRows({ queue: queue?.key });
  const next = (): void => {
    setTyped('');
    setParams({});
    box.current?.focus();
  };
  useEffect(() => {
    if (!opened) box.current?.focus();
  }, [opened]);
  const search = async (value: string): Promise<void> => {
    const wanted = searchFor(value);
    setTyped(wanted);
    setDone(null);
    if (!wanted) return setParams({});
    const rows = await ask<Row[]>('/api/counter/search', { query: { q: wanted } }).catch(() => []);
    const one = meant(rows, wanted);
    if (one) return setParams({ case: one.documentId });
    setParams({ q: wanted });
    box.current?.select();
  };
  const hits: Rows = { rows: found.data ?? [], pending: found.isPending, error: found.error, total: found.data?.length ?? null, batch: [], page: 1, next: undefined, previous: undefined };
  const papers = done?.data.documents.filter(({ available, kind }) => available && kind === 'issued') ?? [];
  return (
    <div className="stack">
      <PageTitle title={t('窗口办理')} />
      <section className="card stack-s">
        <label htmlFor="counter-search"><strong>{t('查找申请')}</strong></label>
        <div className="row">
          <Input.Search id="counter-search" ref={box} size="large" enterButton={t('查找')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => void search(value)} autoComplete="off" aria-describedby="counter-help" style={{ flex: '1 1 260px' }} />
          <Button size="large" icon={<CameraOutlined />} onClick={() => setScanning(true)}>{t('用摄像头扫描')}</Button>
        </div>
        <p id="counter-help" className="small quiet">{t('受理编号、机构名称、登记号、拼音首字母，或用扫码枪扫描通知书上的二维码；只有一件时直接打开。')}</p>
      </section>
      <div role="status">
        {done && (
          <div className="panel panel-good stack-s">
            <p><strong>{t('已完成：{{label}}', { label: done.label })}</strong>　<Link to={`/applications/${done.data.documentId}`}>{done.data.subject.name}</Link>　{done.data.number}　{done.data.stateLabel}</p>
            <div className="row">{papers.map(({ key, label }) => <PdfButton key={key} path={`${cases.path(done.data.documentId)}/documents/${key}`} name={`${label}.pdf`}>{label}</PdfButton>)}</div>
          </div>
        )}
      </div>
      <div className="counter-layout">
        {opened ? (
          <CounterCase
            key={opened}
            id={opened}
            onLeave={next}
            onDone={(data, label) => {
              setDone({ data, label });
              next();
            }}
          />
        ) : q ? (
          <section className="card stack-s" aria-label={t('查找结果')}><h2>{t('查找结果')}</h2><WorkTable list={hits} pathOf={counterPath} caption={t('查找结果')} empty={t('没有找到符合的业务。请核对通知书上的编号。')} /></section>
        ) : queue ? (
          <section className="card stack-s"><h2>{queue.label}</h2><WorkTable list={waiting} pathOf={counterPath} caption={queue.label} empty={t('这里没有等您办理的业务。')} /></section>
        ) : <div />}
        <Recent />
      </div>
      <Suspense fallback={null}>
        {scanning && (
          <Scanner
            onClose={() => setScanning(false)}
            onFound={(text) => {
              setScanning(false);
              void search(text);
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
