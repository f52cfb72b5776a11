import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { Versions } from '../../components/Versions';
import { ask } from '../../providers/http';
import type { AuthorityLine } from '../../types/AuthorityLine';
import { AuthorityForm } from './AuthorityForm';
import { CloseAuthority } from './CloseAuthority';

type Doing = { what: 'edit' | 'add' | 'close'; line: AuthorityLine } | null;

/** 审批机关: the own authority and those below, as they stand under each other. */
export function Authorities(): React.JSX.Element {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['authorities'], queryFn: ({ signal }) => ask<AuthorityLine[]>('/api/authorities', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const top = Math.min(...data.map(({ depth }) => depth));
  const done = async (): Promise<void> => {
    await refetch();
    setDoing(null);
  };
  const shown = doing && data.find(({ id }) => id === doing.line.id);
  return (
    <div className="stack">
      <PageTitle title={t('审批机关')} />
      <p className="quiet">{t('机关的上下级关系就是管辖范围：上级机关的工作人员可以看到下级机关的业务。')}</p>
      {data.map((line) => (
        <section key={line.id} className="card stack-s" style={{ marginInlineStart: `${Math.min(line.depth - top, 4) * 16}px` }} aria-labelledby={`authority-${line.id}`}>
          <div className="row between">
            <h2 id={`authority-${line.id}`}>{line.name}</h2>
            {!line.enabled && <StatusTag tone="idle">{t('已停用')}</StatusTag>}
          </div>
          <p className="small quiet">{line.code}　{line.kindLabel}　{line.levelLabel}　{line.regionCode}</p>
          <p className="small">{[line.address, line.phone].filter(Boolean).join('　')}</p>
          <p className="small">{t('{{institutions}} 家医疗机构，{{staff}} 名工作人员', { institutions: line.institutions, staff: line.staff })}</p>
          {line.enabled && (
            <div className="row">
              <Button onClick={() => setDoing({ what: 'edit', line })} aria-describedby={`authority-${line.id}`}>{t('修改')}</Button>
              <Button onClick={() => setDoing({ what: 'add', line })} aria-describedby={`authority-${line.id}`}>{t('新增下级机关')}</Button>
              {line.depth > top && <Button danger onClick={() => setDoing({ what: 'close', line })} aria-describedby={`authority-${line.id}`}>{t('停用')}</Button>}
            </div>
          )}
          {shown?.id === line.id && doing?.what !== 'close' && <AuthorityForm key={`${doing?.what ?? ''} ${line.version}`} line={doing?.what === 'edit' ? line : null} parent={line} onDone={done} onCancel={() => setDoing(null)} />}
          {shown?.id === line.id && doing?.what === 'edit' && (
            <Versions path={`/api/authorities/${line.id}`} version={line.version} onRestored={refetch} linesOf={({ name, shortName, address, phone, creditCode }) => new Map(Object.entries({ [t('名称')]: name, [t('简称')]: shortName, [t('地址')]: address, [t('电话')]: phone, [t('统一社会信用代码')]: creditCode }).map(([label, value]) => [label, typeof value === 'string' ? value : '']))} />
          )}
        </section>
      ))}
      {shown && doing.what === 'close' && <CloseAuthority line={shown} onDone={done} onCancel={() => setDoing(null)} />}
    </div>
  );
}
