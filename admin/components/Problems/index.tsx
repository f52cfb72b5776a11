import type { Problem, Section } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { said } from '../../providers/locale';
import './style.css';

/** Problems of one place that stand open; the rest unfolds. */
const SHOWN = 6;

/** Where a problem can be mended: the place of the wizard that its path names. */
export function placeOf(caseId: string, path: string): string | null {
  const [kind] = path.split('.');
  if (kind === 'form') return `/applications/${caseId}/form#${path}`;
  if (kind === 'materials' || kind === 'notes' || kind === 'person') return `/applications/${caseId}/materials#${path}`;
  return null;
}

interface ProblemsProps {
  caseId: string;
  problems: Problem[];
  /** Sections of the form, so that problems stand under the name of their place. */
  sections?: Section[];
  title?: string;
}

const FORM = 'form.';

/** Problems by place: first what concerns the whole, then each section of the form, then materials and notes. */
function groupsOf(problems: Problem[], sections: Section[]): { label: string; problems: Problem[] }[] {
  const named = sections.map(({ key, label }) => ({ label: said(label), problems: problems.filter(({ path }) => path.startsWith(`${FORM}${key}.`)) }));
  const placed = new Set(named.flatMap((group) => group.problems));
  return [{ label: '', problems: problems.filter((problem) => !placed.has(problem)) }, ...named].filter((group) => group.problems.length > 0);
}

/** What stands in the way, each with a link to its place. */
export function Problems({ caseId, problems, sections = [], title }: ProblemsProps): React.JSX.Element | null {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  const item = ({ path, code, message }: Problem): React.JSX.Element => {
    const place = placeOf(caseId, path);
    return <li key={`${path} ${code}`}>{place ? <Link to={place}>{message}</Link> : message}</li>;
  };
  return (
    <section className="panel panel-care stack-s problems" aria-label={title ?? t('还需要完成')}>
      <h2>{title ?? t('还需要完成')}（{problems.length}）</h2>
      {groupsOf(problems, sections).map((group) => (
        <div key={group.label}>
          {group.label && <h3>{group.label}（{group.problems.length}）</h3>}
          <ul>{group.problems.slice(0, SHOWN).map(item)}</ul>
          {group.problems.length > SHOWN && (
            <details>
              <summary>{t('另外 {{count}} 项', { count: group.problems.length - SHOWN })}</summary>
              <ul>{group.problems.slice(SHOWN).map(item)}</ul>
            </details>
          )}
        </div>
      ))}
    </section>
  );
}
