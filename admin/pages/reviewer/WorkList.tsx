import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useMe } from '../../hooks/useMe';
import { useRows } from '../../hooks/useRows';
import './style.css';

/** The work lists of the person, each with how many cases wait in it. */
export function WorkList(): React.JSX.Element {
  const { t } = useTranslation();
  const { me } = useMe();
  const [params, setParams] = useSearchParams();
  const queues = me?.queues ?? [];
  const queue = params.get('queue') ?? queues.find(({ count }) => count !== 0)?.key ?? queues[0]?.key;
  const q = params.get('q') ?? undefined;
  const [typed, setTyped] = useState(q ?? '');
  const list = useRows({ queue, q });
  const chosen = queues.find(({ key }) => key === queue);
  const set = (part: Record<string, string>): void => setParams(Object.fromEntries(Object.entries({ queue: queue ?? '', q: typed, ...part }).filter(([, value]) => value)));
  return (
    <div className="stack">
      <PageTitle title={t('我的工作')}>
        <Input.Search aria-label={t('按机构名称或受理编号查找')} placeholder={t('机构名称或受理编号')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => set({ q: value.trim() })} style={{ width: 260 }} />
      </PageTitle>
      {queues.length > 0 && (
        <nav aria-label={t('工作队列')} className="queues">
          {queues.map(({ key, label, count }) => (
            <button key={key} type="button" aria-pressed={key === queue} onClick={() => set({ queue: key })}>
              <span>{label}</span>
              <strong>{count}</strong>
            </button>
          ))}
        </nav>
      )}
      <section className="card" aria-label={chosen?.label ?? t('业务')}>
        {queues.length ? <WorkTable list={list} caption={chosen?.label ?? ''} empty={q ? t('没有找到符合的业务。') : t('这里没有等您办理的业务。')} /> : <p>{t('您的角色目前没有待办业务。')}</p>}
      </section>
    </div>
  );
}
