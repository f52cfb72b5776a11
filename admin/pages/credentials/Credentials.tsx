import { useQuery } from '@tanstack/react-query';
import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { useListKeys } from '../../hooks/useListKeys';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { CredentialLine } from '../../types/CredentialAccount';
import '../../components/TableField/style.css';
import { HandOut } from './HandOut';

/**
 * Accounts of institutions at the window (F33, F60–F63): whatever is on the permit finds the institution, one hit opens
 * at once, and after the receipt the cursor is back in the search field.
 */
export function Credentials(): React.JSX.Element {
  const { t } = useTranslation();
  const box = useRef<InputRef>(null);
  const body = useListKeys<HTMLTableSectionElement>();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  const opened = params.get('institution');
  const [typed, setTyped] = useState(q);
  const find = (wanted: string, signal?: AbortSignal): Promise<CredentialLine[]> => ask<CredentialLine[]>('/api/counter/institutions', { query: { q: wanted }, signal });
  const found = useQuery({ queryKey: ['credential-accounts', q], enabled: !opened && q !== '', queryFn: ({ signal }) => find(q, signal) });
  useEffect(() => {
    if (!opened) box.current?.focus();
  }, [opened]);
  const search = async (value: string): Promise<void> => {
    const wanted = value.trim();
    if (!wanted) return setParams({});
    const [only, ...more] = await find(wanted).catch(() => []);
    if (only && more.length === 0) return setParams({ institution: only.documentId });
    setParams({ q: wanted });
  };
  const next = (): void => {
    setTyped('');
    setParams({});
  };
  return (
    <div className="stack">
      <PageTitle title={t('机构账户发放')} />
      {opened ? (
        <HandOut key={opened} id={opened} onLeave={next} />
      ) : (
        <>
          <section className="card stack-s">
            <label htmlFor="credential-search"><strong>{t('查找机构')}</strong></label>
            <Input.Search id="credential-search" ref={box} size="large" enterButton={t('查找')} allowClear value={typed} onChange={({ target }) => setTyped(target.value)} onSearch={(value) => void search(value)} autoComplete="off" aria-describedby="credential-help" />
            <p id="credential-help" className="small quiet">{t('机构名称、拼音首字母或登记号；只有一家时直接打开。只能办理本机关核发许可证的机构。')}</p>
          </section>
          {q && (
            <section className="card stack-s" aria-label={t('查找结果')}>
              <h2>{t('查找结果')}</h2>
              {found.error && <p role="alert" className="panel panel-bad">{sentenceOf(found.error)}</p>}
              {found.isPending && <Loading />}
              {found.data?.length === 0 && <p className="panel">{t('没有找到。请核对登记号；许可证不是本机关核发的，请机构到核发机关办理。')}</p>}
              {found.data && found.data.length > 0 && (
                <div className="cards-scroll">
                  <table className="cards">
                    <caption className="hidden-text">{t('查找结果')}</caption>
                    <thead><tr><th scope="col">{t('机构')}</th><th scope="col">{t('登记号')}</th><th scope="col">{t('用户名')}</th><th scope="col">{t('账户')}</th></tr></thead>
                    <tbody ref={body}>
                      {found.data.map((line) => (
                        <tr key={line.documentId}>
                          <td data-label={t('机构')}><Link data-row to={`/credentials?institution=${line.documentId}`}>{line.name}</Link></td>
                          <td data-label={t('登记号')}>{line.registrationNumber}</td>
                          <td data-label={t('用户名')}>{line.username ?? '—'}</td>
                          <td data-label={t('账户')}><StatusTag tone={line.tone}>{line.standingLabel}</StatusTag></td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              )}
            </section>
          )}
        </>
      )}
    </div>
  );
}
