import type { Section } from '@medregistry/language';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';

/** The pages of the form with what each still misses. */
export function SectionNav({ sections, missing }: { sections: Section[]; missing: Record<string, string[]> }): React.JSX.Element {
  const { t } = useTranslation();
  const count = (key: string): number => Object.keys(missing).filter((path) => path.startsWith(`form.${key}.`)).length;
  const go = (key: string) => (event: React.MouseEvent): void => {
    event.preventDefault();
    document.getElementById(`form.${key}`)?.scrollIntoView({ block: 'start' });
    document.getElementById(`heading-${key}`)?.closest('section')?.querySelector<HTMLElement>('input, textarea, button, select')?.focus({ preventScroll: true });
  };
  return (
    <nav className="section-nav" aria-label={t('申请书各部分')}>
      <ol>
        {sections.map((section) => {
          const left = count(section.key);
          return (
            <li key={section.key}>
              <a href={`#form.${section.key}`} onClick={go(section.key)}>
                <span>{section.page && <span className="small quiet">{section.page} </span>}{said(section.label)}</span>
                <span className="small">{left ? t('缺 {{count}} 项', { count: left }) : <span aria-label={t('已填好')}>✓</span>}</span>
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
