import { rowKeys, rowName, type Field } from '@medregistry/language';
import { Button, Input, Pagination } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../providers/http';
import { said } from '../../providers/locale';
import type { Value, Values } from '../../types/Case';
import { NoteHere } from '../NoteHere';
import { useRowEvidence } from '../RowEvidence/context';
import { Cell } from './Cell';
import { RowEditor } from './RowEditor';
import './style.css';

const SHOWN_ROWS = 20;
const SHOWN_COLUMNS = 8;

interface TableFieldProps {
  field: Field;
  path: string;
  value: Value;
  onChange: (value: Value) => void;
  disabled: boolean;
  errors: Record<string, string[]>;
}

/** Where a row comes from (来源) and how it agrees with the registers (核对结果): always in sight. */
const ALWAYS: ReadonlySet<string> = new Set(['source', 'match']);

/** The first columns, and those that must always be seen. */
function headline(columns: Field[]): Field[] {
  const always = columns.filter(({ key }) => ALWAYS.has(key));
  return [...columns.filter(({ key }) => !ALWAYS.has(key)).slice(0, SHOWN_COLUMNS - always.length), ...always];
}

/** A row that a person adds says so, where the table has such a column (来源). */
const blankRow = (columns: Field[]): Values =>
  columns.some(({ key, options }) => key === 'source' && options?.some(({ value }) => value === 'hand')) ? { source: 'hand' } : {};

/** Rows of declared columns: read as a table (cards on a phone), edited one row at a time. */
export function TableField({ field, path, value, onChange, disabled, errors }: TableFieldProps): React.JSX.Element {
  const { t } = useTranslation();
  const columns = useMemo(() => (field.columns ?? []).filter(({ internal }) => !internal), [field.columns]);
  const rows = useMemo(() => (Array.isArray(value) ? (value as Values[]) : []), [value]);
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [editing, setEditing] = useState<number | null>(null);
  const evidence = useRowEvidence();
  const idColumn = evidence?.idOf(path);
  const idOf = (row: Values): string | null => (idColumn && typeof row[idColumn] === 'string' && row[idColumn] ? row[idColumn] : null);
  const found = rows.map((row, index) => ({ row, index })).filter(({ row }) => !search || Object.values(row).some((cell) => String(cell ?? '').includes(search)));
  const shown = found.slice((page - 1) * SHOWN_ROWS, page * SHOWN_ROWS);
  const labels = headline(columns);
  const faulty = (index: number): string[] => Object.entries(errors).filter(([at]) => at.startsWith(`${path}.${index}.`) || at === `${path}.${index}`).flatMap(([, messages]) => messages);
  const keys = useMemo(() => (disabled ? rowKeys(field, rows) : []), [disabled, field, rows]);
  /** A person to whom evidence belongs is named as such; any other row by its place in the table. */
  const targetOf = (index: number): string => {
    const person = idOf(rows[index] ?? {});
    return person === null ? `${path.replace(/^facts\./, 'form.')}.${keys[index] ?? ''}` : `person.${person}`;
  };
  const commit = (row: Values): void => {
    // A person who is added by hand can have evidence at once, before the form is saved and read again.
    const added = idColumn && !row[idColumn] ? { ...row, [idColumn]: newKey() } : row;
    onChange(editing === rows.length ? [...rows, added] : rows.map((old, index) => (index === editing ? added : old)));
    setEditing(null);
  };
  return (
    <div className="stack-s">
      <div className="row between">
        <span className="quiet">{t('共 {{count}} 行', { count: rows.length })}</span>
        <span className="row">
          {rows.length > SHOWN_ROWS && <Input.Search allowClear aria-label={t('在表中查找')} placeholder={t('在表中查找')} style={{ width: 200 }} onChange={({ target }) => { setSearch(target.value); setPage(1); }} />}
          {!disabled && <Button onClick={() => setEditing(rows.length)}>{t('手工添加')}</Button>}
        </span>
      </div>
      {shown.length > 0 && (
        <div className="cards-scroll">
          <table className="cards">
            <thead>
              <tr>
                <th scope="col">{t('序号')}</th>
                {labels.map((column) => <th key={column.key} scope="col">{said(column.label)}</th>)}
                <th scope="col">{t('操作')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ row, index }) => (
                <tr key={index} {...(disabled ? { 'data-note-target': targetOf(index), tabIndex: -1 } : {})} className={faulty(index).length ? 'cards-bad' : ''} id={`place:${path}.${index}`}>
                  <td data-label={t('序号')}>{index + 1}</td>
                  {labels.map((column) => <td key={column.key} data-label={said(column.label)}><Cell column={column} value={row[column.key] ?? null} /></td>)}
                  <td data-label={t('操作')}>
                    <span className="row">
                      <Button size="small" onClick={() => setEditing(index)}>{disabled ? t('查看') : t('修改')}</Button>
                      {disabled && <NoteHere target={targetOf(index)} what={rowName(field, row) || t('第 {{n}} 行', { n: index + 1 })} />}
                      {!disabled && <Button size="small" danger onClick={() => onChange(rows.filter((_, place) => place !== index))} aria-label={t('移出第 {{n}} 行', { n: index + 1 })}>{t('移出')}</Button>}
                    </span>
                    {idOf(row) && <span id={`person.${idOf(row) ?? ''}`} className="row-evidence">{evidence?.render(idOf(row) ?? '', row)}</span>}
                    {faulty(index).map((message) => <p key={message} className="frame-errors"><span>{message}</span></p>)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > SHOWN_ROWS && <Pagination size="small" current={page} pageSize={SHOWN_ROWS} total={found.length} showSizeChanger={false} onChange={setPage} />}
      {editing !== null && (
        <RowEditor title={said(field.label)} columns={columns} row={rows[editing] ?? blankRow(columns)} path={`${path}.${editing}`} errors={errors} disabled={disabled} onSave={commit} onCancel={() => setEditing(null)} />
      )}
    </div>
  );
}
