import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSelfCheck } from '../../hooks/useSelfCheck';
import { sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import type { Case, FormValues } from '../../types/Case';
import { Loading } from '../Loading';
import { PdfButton } from '../PdfButton';
import { Counts, Lines } from './Findings';

const PANEL = 'self-check';

/** The sum of the self-check in the bar that stays in sight; a click leads to the lines. */
export function SelfCheckSum({ institution, form }: { institution: string; form: FormValues }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { assessment } = useSelfCheck(institution, form);
  if (!assessment) return null;
  const { gap } = assessment.counts;
  return (
    <p className="small" role="status">
      <a href={`#${PANEL}`}>{gap === 0 ? t('基本标准自查：没有发现不足') : t('基本标准自查：不足 {{count}} 项', { count: gap })}</a>
    </p>
  );
}

/** 自查 beside the form: counts again with each keystroke. It advises and stops nothing. */
export function LiveSelfCheck({ data, form }: { data: Case; form: FormValues }): React.JSX.Element {
  const { t } = useTranslation();
  const { data: found, error, assessment } = useSelfCheck(data.subject.id, form);
  const pressing = assessment?.findings.filter(({ outcome }) => outcome === 'gap') ?? [];
  const rest = assessment?.findings.filter(({ outcome }) => outcome !== 'gap') ?? [];
  return (
    <section className="card stack-s self-check" id={PANEL} aria-labelledby="self-check-heading">
      <h2 id="self-check-heading">{t('对照基本标准自查')}</h2>
      {error !== null && <p role="alert" className="panel panel-bad">{sentenceOf(error)}</p>}
      {!found && error === null && <Loading />}
      {found?.without && <p className="panel">{found.without}</p>}
      {assessment && (
        <>
          <p className="small quiet">{assessment.label}</p>
          <p className="small"><Counts counts={assessment.counts} /></p>
          {pressing.length === 0 ? <p className="panel panel-good">{t('没有发现不足。')}</p> : <Lines label={t('不足的项目')} findings={pressing} />}
          <details>
            <summary>{t('其他 {{count}} 项', { count: rest.length })}</summary>
            <Lines label={t('其他 {{count}} 项', { count: rest.length })} findings={rest} />
          </details>
          <p className="small quiet">{t('自查只作提示，不影响提交。手工添加、注册在别处或者证书过期的人员不计入。')}</p>
          <p className="row">
            <PdfButton path={`${cases.path(data.documentId)}/documents/self-check`} name={`${t('基本标准自查表')}.pdf`}>{t('打印自查表')}</PdfButton>
            <Link to="/self-check">{t('查看全部')}</Link>
          </p>
        </>
      )}
    </section>
  );
}
