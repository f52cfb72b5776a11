import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Clocks } from '../../components/Clocks';
import { NoteList } from '../../components/NoteList';
import { StatusTag } from '../../components/StatusTag';
import { useCase } from '../../hooks/useCase';
import { CaseHolder } from './CaseHolder';

/** The case in hand with its state, its next step and the notes that wait for an answer. */
export function CurrentCase({ id }: { id: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { data } = useCase(id);
  if (!data) return null;
  const open = data.notes.filter((note) => note.open);
  const running = data.clocks.filter(({ stoppedOn }) => !stoppedOn);
  const editable = data.editable.form || data.editable.materials;
  return (
    <div className="stack-s">
      <p className="row"><span>{t('当前状态')}：</span><StatusTag tone={data.tone}>{data.stateLabel}</StatusTag></p>
      <p className="panel panel-info"><strong>{t('需要您做什么')}：</strong>{data.nextStep}</p>
      <CaseHolder data={data} />
      {running.length > 0 && <Clocks clocks={running} />}
      {open.length > 0 && <NoteList notes={open} showTarget />}
      <p className="row">
        {editable && <Link className="button-link" to={`/applications/${id}/${open.length ? 'materials' : 'form'}`}>{open.length ? t('按意见修改') : t('继续填写')}</Link>}
        <Link to={`/applications/${id}`}>{t('查看这件申请')}</Link>
      </p>
    </div>
  );
}
