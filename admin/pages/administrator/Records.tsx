import { useList, type BaseRecord } from '@refinedev/core';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { Cell } from '../../components/TableField/Cell';
import { useListKeys } from '../../hooks/useListKeys';
import { sentenceOf } from '../../providers/ApiError';
import { said } from '../../providers/locale';
import type { Value } from '../../types/Case';
import { kinds, type RecordKind } from './kinds';
import '../../components/TableField/style.css';

/** The list of campaigns, notices or windows. */
export function Records({ kind }: { kind: RecordKind }): React.JSX.Element {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { title, one, columns, fields, creatable } = kinds[kind];
  const body = useListKeys<HTMLTableSectionElement>();
  const { result, query } = useList<BaseRecord>({ resource: kind, pagination: { mode: 'off' } });
  const shown = columns.map((key) => fields.find((field) => field.key === key)).filter((field) => field !== undefined);
  return (
    <div className="stack">
      <PageTitle title={t(title)}>{creatable && <Button type="primary" onClick={() => navigate(`/${kind}/new`)}>{t('新建{{what}}', { what: t(one) })}</Button>}</PageTitle>
      <section className="card">
        {query.error && <p role="alert" className="panel panel-bad">{sentenceOf(query.error)}</p>}
        {query.isPending && <Loading />}
        {query.data && result.data.length === 0 && <p>{t('还没有内容。')}</p>}
        {result.data.length > 0 && (
          <div className="cards-scroll">
            <table className="cards">
              <thead><tr>{shown.map((field) => <th key={field.key} scope="col">{t(said(field.label))}</th>)}</tr></thead>
              <tbody ref={body}>
                {result.data.map((record) => (
                  <tr key={String(record.id)}>
                    {shown.map((field, index) => {
                      const cell = <Cell column={field} value={(record[field.key] ?? null) as Value} />;
                      return <td key={field.key} data-label={t(said(field.label))}>{index === 0 ? <Link data-row to={`/${kind}/${record.id}`}>{cell}</Link> : cell}</td>;
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </div>
  );
}
