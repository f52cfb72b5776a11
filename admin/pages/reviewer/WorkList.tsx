import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { KeysHelp } from '../../components/KeysHelp';
import { PageTitle } from '../../components/PageTitle';
import { WorkTable } from '../../components/WorkTable';
import { useKeys, type Shortcut } from '../../hooks/useKeys';
import { useMe } from '../../hooks/useMe';
import { useRows } from '../../hooks/useRows';
import { bySubject, Queues } from './Queues';
import { WorkFilters } from './WorkFilters';
import { keepFilters, questionOf, recallFilters, type Filters } from './workFilters';
import './style.css';

/** With more work lists than these, those in which nothing waits are put away. */
const MANY = 6;

const EVERYTHING: Filters = { holder: '', due: '', round: '' };

/** The work lists of the person, each with how many cases wait in it. */
export function WorkList(): React.JSX.Element {
  const { t } = useTranslation();
  const { me } = useMe();
  const [params, setParams] = useSearchParams();
  const queues = bySubject(me?.queues ?? []);
  const [filters, setFilters] = useState(() => recallFilters(me?.user.id));
  const queue = params.get('queue') ?? queues.find(({ key }) => key === filters.queue)?.key ?? queues.find(({ count }) => count !== 0)?.key ?? queues[0]?.key;
  const q = params.get('q') ?? undefined;
  const [typed, setTyped] = useState(q ?? '');
  const [help, setHelp] = useState(false);
  const [everything, setEverything] = useState(false);
  const shown = everything || queues.length <= MANY ? queues : queues.filter(({ key, count }) => count !== 0 || key === queue);
  const box = useRef<InputRef>(null);
  const list = useRows({ ...questionOf(filters), queue, q, facets: true });
  const chosen = queues.find(({ key }) => key === queue);
  const set = (part: Record<string, string>): void => setParams(Object.fromEntries(Object.entries({ queue: queue ?? '', q: typed, ...part }).filter(([, value]) => value)));
  const narrow = (part: Filters): void => {
    const next = { ...filters, ...part };
    setFilters(next);
    keepFilters(me?.user.id, next);
    if (part.queue) set({ queue: part.queue });
  };
  const toggle = (name: 'holder' | 'due' | 'round', value: string) => (): void => narrow({ [name]: filters[name] === value ? '' : value });
  const shortcuts: Shortcut[] = [
    { key: '?', label: t('列出全部按键'), run: () => setHelp(true) },
    { key: '/', label: t('查找'), run: () => box.current?.focus({ cursor: 'all' }) },
    ...shown.slice(0, 9).map(({ key, label }, index) => ({ key: String(index + 1), label, run: () => narrow({ queue: key }) })),
    { key: 'a', label: t('全部'), run: () => narrow(EVERYTHING) },
    { key: 'm', label: t('我领取的'), run: toggle('holder', 'mine') },
    { key: 'f', label: t('未领取'), run: toggle('holder', 'free') },
    { key: 'w', label: t('本周到期'), run: toggle('due', 'week') },
    { key: 'o', label: t('已逾期'), run: toggle('due', 'overdue') },
    { key: 'r', label: t('再次提交'), run: toggle('round', 'again') },
    ...(list.next ? [{ key: '.', label: t('下一页'), run: list.next }] : []),
    ...(list.previous ? [{ key: ',', label: t('上一页'), run: list.previous }] : []),
  ];
  useKeys(shortcuts);
  const listed = [{ key: 'j', label: t('下一行') }, { key: 'k', label: t('上一行') }, { key: 'Enter', label: t('打开') }];
  const narrowed = Boolean(filters.holder || filters.due || filters.round);
  const empty = q ? t('没有找到符合的业务。') : narrowed ? t('没有符合筛选条件的业务。点“全部”可以看到其余的。') : t('这里没有等您办理的业务。');
  return (
    <div className="stack">
      <PageTitle title={t('我的工作')}>
        <Button onClick={() => setHelp(true)} aria-keyshortcuts="?">{t('键盘操作')} <kbd aria-hidden="true">?</kbd></Button>
        <Input.Search ref={box} aria-label={t('按机构名称或受理编号查找')} placeholder={t('机构名称或受理编号')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => set({ q: value.trim() })} style={{ width: 260 }} />
      </PageTitle>
      {queues.length > 0 && <Queues queues={queues} shown={shown} chosen={queue} onChoose={(key) => narrow({ queue: key })} onShowAll={() => setEverything(true)} />}
      <section className="card" aria-label={chosen?.label ?? t('业务')}>
        {queues.length > 0 && <WorkFilters filters={filters} facets={list.facets ?? null} onChange={narrow} />}
        {queues.length ? <WorkTable list={list} caption={chosen?.label ?? ''} empty={empty} /> : <p>{t('您的角色目前没有待办业务。')}</p>}
      </section>
      {help && <KeysHelp shortcuts={[...shortcuts, ...listed]} onClose={() => setHelp(false)} />}
    </div>
  );
}
