import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActionBar } from '../../components/ActionBar';
import { isPossible } from '../../components/ActionBar/offered';
import { AppointmentCard } from '../../components/AppointmentCard';
import { CaseHead } from '../../components/CaseHead';
import { Clocks } from '../../components/Clocks';
import { Documents } from '../../components/Documents';
import { FormFacts } from '../../components/FormFacts';
import { NoteList } from '../../components/NoteList';
import { CaseSelfCheck } from '../../components/SelfCheck';
import { SlotViewer } from '../../components/SlotViewer';
import { RatingCard } from '../../components/RatingCard';
import { StepHelp } from '../../components/StepHelp';
import { Timeline } from '../../components/Timeline';
import type { Action } from '../../types/Case';
import type { CaseProps } from '../../types/CaseProps';

/** A case as the applicant reads it: state, next step, notes, progress, and at the foot what can be printed. */
export function FiledCase({ data, take, reload }: CaseProps): React.JSX.Element {
  const { t } = useTranslation();
  const editable = data.editable.form || data.editable.materials;
  const open = data.notes.some((note) => note.open);
  // What somebody else has filled in for the reader, and nobody has handed in yet, is answered here; it may be changed
  // before. What came back for correction goes through its steps again, where each note is answered.
  const proposed = editable && data.round === 0 && data.state !== 'draft';
  // While it is being filled in, it is handed in at the last step; what else may be done, such as withdrawing it, stands here.
  const isHere = ({ intent }: Action): boolean => !editable || proposed || intent !== 'primary';
  const acts = data.availableActions.filter(isHere);
  // Whoever is to answer for it reads it first.
  const answers = !editable && acts.some((action) => action.intent === 'primary' && isPossible(action));
  return (
    <div className="stack">
      <CaseHead data={data} title={data.procedureLabel} />
      {answers && <p className="panel panel-care">{t('这件申请等您处理：请看过下面的申请书和材料，再在页面底部作出选择。')}</p>}
      {editable && <p><Link className="button-link" to={`/applications/${data.documentId}/${open ? 'materials' : 'form'}`}>{open ? t('按意见修改') : proposed ? t('修改申请书') : t('继续填写')}</Link></p>}
      {/* What may be done stands before what is only read: on a phone nobody scrolls past the papers for it. */}
      {acts.some(isPossible) && <div className="card"><ActionBar data={data} take={take} reload={reload} only={isHere} /></div>}
      <RatingCard application={data.documentId} version={data.version} />
      <AppointmentCard application={data.documentId} version={data.version} />
      {data.notes.length > 0 && <section className="card stack-s"><h2>{t('审核意见')}</h2><NoteList notes={data.notes} showTarget />{open && <StepHelp step="correction" procedure={data.procedure} />}</section>}
      <section className="card stack-s"><h2>{t('办理进度')}</h2><Timeline caseId={data.documentId} /></section>
      {data.clocks.length > 0 && <section className="card stack-s"><h2>{t('办理时限')}</h2><Clocks clocks={data.clocks} /></section>}
      <CaseSelfCheck data={data} />
      <Collapse
        defaultActiveKey={answers ? ['form', 'materials'] : []}
        items={[
          { key: 'form', label: t('申请书内容'), children: <FormFacts sections={data.formDeclaration.sections} form={data.form} /> },
          { key: 'materials', label: t('已上传的材料'), children: <SlotViewer data={data} /> },
        ]}
      />
      <Documents data={data} withDossier={data.materials.some(({ pageCount }) => pageCount > 0)} />
    </div>
  );
}
