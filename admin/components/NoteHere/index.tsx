import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { NotePlacesContext } from './context';
import './style.css';

/** The small button 提意见 beside a field, a page or a row; nobody but a reviewer sees it. */
export function NoteHere({ target, what }: { target: string; what: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const places = useContext(NotePlacesContext);
  if (!places) return null;
  return <button type="button" className="note-here" onClick={() => places.raise(target)} aria-label={t('对“{{what}}”提意见', { what })}>{t('提意见')}</button>;
}
