import type { Section } from '@medregistry/language';
import { App, Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { CaseSteps } from '../../components/CaseSteps';
import { ConflictDialog } from '../../components/ConflictDialog';
import { FormSection } from '../../components/FormSection';
import { isShown } from '../../components/FormSection/conditionsOf';
import { PageTitle } from '../../components/PageTitle';
import { PdfButton } from '../../components/PdfButton';
import { RowEvidence } from '../../components/RowEvidence';
import { LiveSelfCheck, SelfCheckSum } from '../../components/SelfCheck';
import { SavedLine } from '../../components/SavedLine';
import { Slot } from '../../components/Slot';
import { StatusTag } from '../../components/StatusTag';
import { isSaved } from '../../hooks/isSaved';
import { ReplyInput } from '../../components/RepliesEditor';
import { useFormDraft } from '../../hooks/useFormDraft';
import { usePrintCaption } from '../../hooks/usePrintCaption';
import { useReplies } from '../../hooks/useReplies';
import { useScrollToPlace } from '../../hooks/useScrollToPlace';
import { cases } from '../../providers/case';
import { desk } from '../../providers/workbench';
import type { Case, Material, Note } from '../../types/Case';
import { RosterTools } from './RosterTools';
import { SectionNav } from './SectionNav';
import { formProblemsOf } from './formProblemsOf';
import './style.css';

/** 是/否 questions that only confirm what was filled in (`confirmed`): answered by the dialog's 是 (F10). */
const confirmationsOf = (sections: Section[]): { section: string; field: string }[] =>
  sections.flatMap((section) => section.fields.filter(({ key, type }) => key === 'confirmed' && type === 'yes-no').map(({ key }) => ({ section: section.key, field: key })));

interface FormEditorProps {
  data: Case;
  take: (answer: Case) => void;
  takeMaterial: (material: Material) => void;
  reload: () => Promise<unknown>;
}

/** 请填写校验申请书 / 已保存校验申请书: sections as anchored steps, saved by themselves. */
export function FormEditor({ data, take, takeMaterial, reload }: FormEditorProps): React.JSX.Element {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { hash } = useLocation();
  const caption = usePrintCaption();
  const draft = useFormDraft(data, take);
  const sections = data.formDeclaration.sections.filter((section) => isShown(section.when, draft.form));
  const missing = useMemo(() => formProblemsOf(data), [data]);
  const errors = useMemo(() => (hash ? { ...missing, ...draft.errors } : { ...Object.fromEntries(Object.entries(missing).filter(([, [first]]) => first !== undefined && !first.startsWith('请填写'))), ...draft.errors }), [draft.errors, hash, missing]);
  const [replies, setReplies] = useReplies(data);
  const answer = useCallback((note: Note) => <ReplyInput note={note} replies={replies} onChange={setReplies} />, [replies, setReplies]);
  const { data: before } = useQuery({ queryKey: ['earlier', data.documentId], queryFn: ({ signal }) => desk.earlier(data.documentId, signal), staleTime: Infinity });
  useScrollToPlace();
  const checked = data.assesses.includes('self-check');
  const saved = data.documents.find(({ kind }) => kind === 'draft');
  const next = async (): Promise<void> => {
    if (!(await draft.flush())) return;
    modal.confirm({
      title: data.subject.type === 'nurse' ? t('确认填写的内容真实、完整？') : t('确认填写的内容和人员名录真实、完整？'),
      content: t('选择“是”进入下一步，选择“否”留在本页继续修改。'),
      okText: t('是'),
      cancelText: t('否'),
      onOk: async () => {
        confirmationsOf(sections).forEach(({ section, field }) => draft.change(section, field, true));
        if (await draft.flush()) navigate(`/applications/${data.documentId}/materials`);
      },
    });
  };
  const title = data.procedure === 'verification' ? (isSaved(data) ? t('已保存校验申请书') : t('请填写校验申请书')) : t('填写申请表');
  return (
    <div className="stack">
      <PageTitle title={title}><StatusTag tone={data.tone}>{data.stateLabel}</StatusTag></PageTitle>
      <CaseSteps current="form" data={data} procedure={data.procedure} />
      {!data.editable.form && <p className="panel panel-info">{t('当前状态下申请书不能修改，仅供查看。')}</p>}
      {draft.restored && <p className="panel panel-info">{t('已恢复您上次没有来得及保存的内容。')}</p>}
      <RowEvidence data={data} base="form." editable={data.editable.materials} panel={(material) => <Slot caseId={data.documentId} material={material} disabled={!data.editable.materials} documents={data.documents} onMaterial={takeMaterial} reload={reload} />}>
      <div className={`form-layout ${checked ? 'form-layout-checked' : ''}`}>
        <SectionNav sections={sections} missing={missing} />
        <div className="stack form-main">
          {sections.map((section) => (
            <FormSection
              key={section.key}
              section={section}
              values={draft.form[section.key] ?? {}}
              form={draft.form}
              errors={errors}
              notes={data.notes}
              {...(data.editable.form ? { noteAction: answer } : {})}
              earlier={before ? { label: before.label, values: before.form[section.key] ?? {} } : null}
              disabled={!data.editable.form}
              onChange={draft.change}
              extra={data.editable.form && section.fields.some(({ type, prefill }) => type === 'table' && prefill) && <RosterTools caseId={data.documentId} section={section} values={draft.form[section.key] ?? {}} onChange={draft.change} />}
            />
          ))}
        </div>
        {checked && <LiveSelfCheck data={data} form={draft.form} />}
      </div>
      </RowEvidence>
      <div className="form-foot no-print">
        <SavedLine draft={draft} />
        {checked && <SelfCheckSum institution={data.subject.id} form={draft.form} />}
        <div className="row">
          {saved && <PdfButton path={`${cases.path(data.documentId)}/documents/${saved.key}`} name={`${saved.label}.pdf`} disabled={!saved.available}>{caption(saved.label)}</PdfButton>}
          {data.editable.form && <Button onClick={() => void draft.flush()}>{t('保存')}</Button>}
          <Button type="primary" onClick={() => (data.editable.form ? void next() : void navigate(`/applications/${data.documentId}/materials`))}>{t('下一步')}</Button>
        </div>
      </div>
      <ConflictDialog conflicts={draft.conflicts} sections={sections} onResolve={draft.resolve} />
    </div>
  );
}
