import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Failure } from '../components/Failure';
import { Loading } from '../components/Loading';
import { PageTitle } from '../components/PageTitle';
import { PdfButton } from '../components/PdfButton';
import { Counts, Findings, StandardFacts } from '../components/SelfCheck';
import { useDates } from '../hooks/useDates';
import { useMe } from '../hooks/useMe';
import { useSelfCheck } from '../hooks/useSelfCheck';

/** 对照基本标准自查: open at any time of the year, to the institution and to whoever oversees it. */
export function SelfCheckPage(): React.JSX.Element {
  const { t } = useTranslation();
  const { id } = useParams();
  const { me, institution } = useMe();
  const whose = id ?? institution?.id;
  if (whose) return <SelfCheckOf institution={whose} />;
  return me ? <div className="stack"><PageTitle title={t('对照基本标准自查')} /><p className="panel">{t('您的账户没有绑定机构。')}</p></div> : <Loading />;
}

function SelfCheckOf({ institution }: { institution: string }): React.JSX.Element {
  const { t } = useTranslation();
  const { day } = useDates();
  const { data, error, assessment } = useSelfCheck(institution);
  if (!data) return error ? <Failure error={error} /> : <Loading />;
  return (
    <div className="stack">
      <PageTitle title={t('对照基本标准自查')}><span className="quiet">{data.institution.name}</span></PageTitle>
      {data.without && <p className="panel panel-info">{data.without}</p>}
      {assessment && (
        <>
          <section className="card stack-s" aria-label={t('对照标准')}>
            <StandardFacts assessment={assessment} />
            <p className={`panel ${assessment.counts.gap > 0 ? 'panel-care' : 'panel-good'}`}><strong>{t('{{day}}的结果', { day: day(data.today) })}：</strong><Counts counts={assessment.counts} /></p>
            <p className="no-print"><PdfButton path={`/api/institutions/${encodeURIComponent(institution)}/self-check/document`} name={`${t('基本标准自查表')}.pdf`}>{t('打印自查表')}</PdfButton></p>
          </section>
          <section className="card stack-s" aria-label={t('逐项结果')}>
            <h2>{t('逐项结果')}</h2>
            <Findings assessment={assessment} />
            <p className="small quiet">{t('按注册数据统计：人员只计执业注册在本机构且证书在有效期内的，一人只计一次；比例按核定床位计算。“待核对”的项目，数值尚未与官方文本核对。')}</p>
          </section>
        </>
      )}
    </div>
  );
}
