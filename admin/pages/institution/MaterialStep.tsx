import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { CaseSteps } from '../../components/CaseSteps';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { PdfButton } from '../../components/PdfButton';
import { StatusTag } from '../../components/StatusTag';
import { useCase } from '../../hooks/useCase';
import { cases } from '../../providers/case';
import { MaterialList } from './MaterialList';

/** 步骤三 网上服务指导审核提示: what the reviewer asked for, and the materials. */
export function MaterialStep(): React.JSX.Element {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const { data, error, takeMaterial, reload } = useCase(id, { watch: true, anew: true });
  if (!data) return error ? <Failure error={error} onRetry={() => void reload()} /> : <Loading />;
  const missing = data.materials.filter(({ required, pageCount }) => required && pageCount === 0).length;
  return (
    <div className="stack">
      <PageTitle title={data.procedure === 'verification' ? t('步骤三 网上服务指导审核提示') : t('上传材料')}><StatusTag tone={data.tone}>{data.stateLabel}</StatusTag></PageTitle>
      <CaseSteps current="materials" data={data} procedure={data.procedure} />
      {data.editable.materials && data.materials.some(({ printable }) => printable !== null) && (
        <section className="card row between" aria-label={t('需要签字盖章的表格')}>
          <p>{t('先打印需要签字、盖章的表格，签字盖章后扫描或拍照，再到下面对应的位置上传。')}</p>
          <PdfButton path={`${cases.path(id)}/forms`} name={`${t('签字盖章表格')}.pdf`}>{t('打印全部签字盖章表格')}</PdfButton>
        </section>
      )}
      <MaterialList data={data} onMaterial={takeMaterial} reload={reload} />
      <div className="form-foot no-print">
        <p role="status" className="small quiet">{missing ? t('还有 {{count}} 项必须上传的材料', { count: missing }) : t('必须上传的材料已齐')}</p>
        <div className="row">
          <Button onClick={() => navigate(`/applications/${id}/form`)}>{t('上一步')}</Button>
          <Button type="primary" onClick={() => navigate(`/applications/${id}/submit`)}>{t('下一步')}</Button>
        </div>
      </div>
    </div>
  );
}
