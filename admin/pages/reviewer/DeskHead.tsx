import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Row } from '../../types/Row';

interface DeskHeadProps {
  /** Opens the next case by itself once one is done. */
  auto: boolean;
  onAuto: (on: boolean) => void;
  onHelp: () => void;
  onNext: () => void;
}

/** What stands in the head of every case at the desk: the keys, and the way to the next case. */
export function DeskHead({ auto, onAuto, onHelp, onNext }: DeskHeadProps): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      <Button size="small" onClick={onHelp} aria-keyshortcuts="?">{t('键盘操作')} <kbd aria-hidden="true">?</kbd></Button>
      <Button size="small" onClick={onNext} aria-keyshortcuts="x">{t('下一件')} <kbd aria-hidden="true">x</kbd></Button>
      <Checkbox checked={auto} onChange={({ target }) => onAuto(target.checked)}>{t('办完自动打开下一件')}</Checkbox>
    </>
  );
}

/** After the last act of a case: which one comes next. Null where the list is empty. */
export function Following({ row, done }: { row: Row | null; done: boolean }): React.JSX.Element {
  const { t } = useTranslation();
  return (
    <p className="panel panel-good" role="status">
      {done && t('本件已办完。')}{row ? <Link autoFocus to={`/applications/${row.documentId}`}>{t('下一件')}：{row.subjectName}</Link> : t('这个列表里没有下一件了。')}
    </p>
  );
}
