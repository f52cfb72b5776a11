import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { HolidayDay, HolidayYear } from '../../types/HolidayYear';
import { daysIn } from './holidayText';

interface HolidayFormProps {
  held: HolidayYear;
  path: string;
  onSaved: () => Promise<unknown>;
}

const inOrder = (days: HolidayDay[]): HolidayDay[] => [...days].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The days of a year as a table, filled from what is known, from pasted lines, or by hand. */
export function HolidayForm({ held, path, onSaved }: HolidayFormProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [days, setDays] = useState<HolidayDay[]>(held.days);
  const [source, setSource] = useState(held.source);
  const [pasted, setPasted] = useState('');
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (index: number, part: Partial<HolidayDay>): void => setDays(days.map((day, place) => (place === index ? { ...day, ...part } : day)));
  const takeLines = (): void => {
    const { days: read, wrong } = daysIn(pasted);
    setProblems(wrong.map((line) => t('第 {{line}} 行看不懂，应写成：2027-01-01 放假 元旦', { line })));
    if (wrong.length > 0) return;
    setDays(inOrder([...days.filter(({ date }) => !read.some((other) => other.date === date)), ...read]));
    setPasted('');
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblems([]);
    try {
      await ask(path, { method: 'PUT', version: held.version, body: { data: { days, source } } });
      void message.success(t('已保存'));
      await client.invalidateQueries({ queryKey: ['holiday-years'] });
      await onSaved();
    } catch (error) {
      setProblems(error instanceof ApiError && error.problems.length > 0 ? error.problems.map((problem) => problem.message) : [sentenceOf(error)]);
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <section className="card stack-s" aria-labelledby="holiday-import">
        <h2 id="holiday-import">{t('导入')}</h2>
        {held.published ? (
          <p className="row">
            <Button onClick={() => { setDays(held.published ?? []); setSource('国务院办公厅节假日安排'); }}>{t('载入已公布的 {{year}} 年安排', { year: held.year })}</Button>
            <span className="small quiet">{t('载入后请核对，再保存。')}</span>
          </p>
        ) : <p className="quiet">{t('系统不知道这一年的安排，请按国务院办公厅的通知录入。')}</p>}
        <Frame id="holiday-lines" label={t('粘贴多行')} help={t('每行一天：日期、放假或上班、节日名称，例如 2027-01-01 放假 元旦')}>
          <Input.TextArea id="holiday-lines" autoSize={{ minRows: 2, maxRows: 12 }} value={pasted} onChange={({ target }) => setPasted(target.value)} />
        </Frame>
        <p><Button disabled={pasted.trim() === ''} onClick={takeLines}>{t('读入这些行')}</Button></p>
      </section>
      <section className="card stack-s">
        <Frame id="holiday-source" label={t('依据')} required help={t('写明通知的名称或文号。')}>
          <Input id="holiday-source" maxLength={200} value={source} onChange={({ target }) => setSource(target.value)} />
        </Frame>
        <div className="cards-scroll">
          <table className="cards">
            <thead><tr><th scope="col">{t('日期')}</th><th scope="col">{t('安排')}</th><th scope="col">{t('节日')}</th><th scope="col">{t('操作')}</th></tr></thead>
            <tbody>
              {days.map((day, index) => (
                <tr key={index}>
                  <td data-label={t('日期')}><Input type="date" aria-label={t('第 {{row}} 行日期', { row: index + 1 })} value={day.date} onChange={({ target }) => change(index, { date: target.value })} /></td>
                  <td data-label={t('安排')}><Select style={{ width: '100%', minWidth: 90 }} aria-label={t('第 {{row}} 行安排', { row: index + 1 })} value={day.kind} options={[{ value: 'off', label: t('放假') }, { value: 'work', label: t('上班') }]} onChange={(kind: HolidayDay['kind']) => change(index, { kind })} /></td>
                  <td data-label={t('节日')}><Input aria-label={t('第 {{row}} 行节日', { row: index + 1 })} maxLength={40} value={day.name} onChange={({ target }) => change(index, { name: target.value })} /></td>
                  <td data-label={t('操作')}><Button type="text" aria-label={t('删除 {{date}}', { date: day.date })} onClick={() => setDays(days.filter((_, place) => place !== index))}>{t('删除')}</Button></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p><Button onClick={() => setDays([...days, { date: `${held.year}-01-01`, kind: 'off', name: '' }])}>{t('增加一天')}</Button></p>
      </section>
      {problems.length > 0 && <div role="alert" className="panel panel-bad">{problems.map((problem) => <p key={problem}>{problem}</p>)}</div>}
      <p><Button type="primary" htmlType="submit" loading={busy} disabled={source.trim().length < 2}>{t('保存')}</Button></p>
    </form>
  );
}
