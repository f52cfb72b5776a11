import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNoteWords } from '../../components/NotesEditor/useNoteWords';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { NoteCategory } from '../../types/Case';
import type { AuthorityReason, AuthorityReasons } from '../../types/CannedReasons';

interface CannedReasonFormProps {
  held: AuthorityReasons;
  path: string;
  onSaved: () => Promise<unknown>;
}

const LETTER: Record<NoteCategory, string> = { material: 'M', standard: 'S', other: 'O' };

/** The next free code of a category, so that nobody has to look for one. */
const freeCode = (reasons: AuthorityReason[], category: NoteCategory): string => {
  const taken = reasons.map(({ code }) => new RegExp(`^${LETTER[category]}(\\d+)$`).exec(code)).map((match) => Number(match?.[1] ?? 0));
  return `${LETTER[category]}${Math.max(0, ...taken) + 1}`;
};

/** The list by category; the order is the order in which reviewers see it. */
export function CannedReasonForm({ held, path, onSaved }: CannedReasonFormProps): React.JSX.Element {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { categories } = useNoteWords();
  const [reasons, setReasons] = useState(held.reasons);
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);
  const change = (code: string, part: Partial<AuthorityReason>): void => setReasons(reasons.map((reason) => (reason.code === code ? { ...reason, ...part } : reason)));
  const save = async (): Promise<void> => {
    setBusy(true);
    setProblems([]);
    try {
      await ask(path, { method: 'PUT', version: held.version, body: { data: { reasons } } });
      void message.success(t('已保存'));
      await onSaved();
    } catch (error) {
      const at = (place: string): string => reasons[Number(/reasons\.(\d+)/.exec(place)?.[1])]?.code ?? '';
      setProblems(error instanceof ApiError && error.problems.length > 0 ? error.problems.map((problem) => `${at(problem.path)} ${problem.message}`) : [sentenceOf(error)]);
      setBusy(false);
    }
  };
  const readers = [{ value: 'all', label: t('全部业务') }, { value: 'institution', label: t('只用于机构业务') }, { value: 'nurse', label: t('只用于护士业务') }];
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {categories.map(({ value: category, label }) => (
        <section key={category} className="card stack-s" aria-labelledby={`reasons-${category}`}>
          <h3 id={`reasons-${category}`}>{label}</h3>
          <div className="cards-scroll">
            <table className="cards">
              <thead><tr><th scope="col">{t('代码')}</th><th scope="col">{t('意见内容')}</th><th scope="col">{t('适用')}</th><th scope="col">{t('操作')}</th></tr></thead>
              <tbody>
                {reasons.filter((reason) => reason.category === category).map(({ code, text, appliesTo }) => (
                  <tr key={code}>
                    <td data-label={t('代码')}>{code}</td>
                    <td data-label={t('意见内容')}><Input.TextArea aria-label={t('{{code}} 的内容', { code })} autoSize maxLength={500} value={text} onChange={({ target }) => change(code, { text: target.value })} /></td>
                    <td data-label={t('适用')}><Select aria-label={t('{{code}} 适用于', { code })} style={{ width: 150 }} value={appliesTo} options={readers} onChange={(next: AuthorityReason['appliesTo']) => change(code, { appliesTo: next })} /></td>
                    <td data-label={t('操作')}><Button type="text" aria-label={t('删除 {{code}}', { code })} onClick={() => setReasons(reasons.filter((reason) => reason.code !== code))}>{t('删除')}</Button></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p><Button onClick={() => setReasons([...reasons, { code: freeCode(reasons, category), category, text: '', appliesTo: 'all' }])} aria-describedby={`reasons-${category}`}>{t('增加一条')}</Button></p>
        </section>
      ))}
      {problems.length > 0 && <div role="alert" className="panel panel-bad">{problems.map((problem) => <p key={problem}>{problem}</p>)}</div>}
      <p><Button type="primary" htmlType="submit" loading={busy}>{t('保存')}</Button></p>
    </form>
  );
}
