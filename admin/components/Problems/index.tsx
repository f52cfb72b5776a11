import type { Problem } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Where a problem can be mended: the place of the wizard that its path names. */
export function placeOf(caseId: string, path: string): string | null {
  const [kind] = path.split('.');
  if (kind === 'form') return `/applications/${caseId}/form#${path}`;
  if (kind === 'materials' || kind === 'notes') return `/applications/${caseId}/materials#${path}`;
  return null;
}

/** What stands in the way, each with a link to its place. */
export function Problems({ caseId, problems, title }: { caseId: string; problems: Problem[]; title?: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  if (problems.length === 0) return null;
  return (
    <section className="panel panel-care stack-s" aria-label={title ?? t('还需要完成')}>
      <h2>{title ?? t('还需要完成')}（{problems.length}）</h2>
      <ol style={{ listStyle: 'decimal', paddingLeft: 24 }}>
        {problems.map(({ path, code, message }) => {
          const place = placeOf(caseId, path);
          return <li key={`${path} ${code}`}>{place ? <Link to={place}>{message}</Link> : message}</li>;
        })}
      </ol>
    </section>
  );
}
