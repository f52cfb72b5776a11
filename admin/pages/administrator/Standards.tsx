import { ruleText } from '@medregistry/language';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../components/Failure';
import { Loading } from '../../components/Loading';
import { PageTitle } from '../../components/PageTitle';
import { StatusTag } from '../../components/StatusTag';
import { ask } from '../../providers/http';
import { said } from '../../providers/locale';
import type { ListedStandard } from '../../types/SelfCheck';
import '../../components/TableField/style.css';

/** 基本标准: every rule by category, with where it comes from and how sure it is. Read only. */
export function Standards(): React.JSX.Element {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({ queryKey: ['standards'], queryFn: ({ signal }) => ask<ListedStandard[]>('/api/standards', { signal }) });
  if (!data) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Loading />;
  const families = [...new Set(data.map(({ familyLabel }) => familyLabel))];
  return (
    <div className="stack">
      <PageTitle title={t('基本标准')} />
      <p className="quiet">{t('自查使用的规则。标为“待核对”的数值还没有与官方文本核对，只作提示，不计为不足。')}</p>
      {families.map((family) => (
        <section key={family} className="card stack-s">
          <h2>{family}</h2>
          {data.filter(({ familyLabel }) => familyLabel === family).map((listed) => <Rules key={listed.standard.key} {...listed} />)}
        </section>
      ))}
    </div>
  );
}

function Rules({ categories, levels, standard }: ListedStandard): React.JSX.Element {
  const { t } = useTranslation();
  const heads = [t('项目'), t('要求'), t('把握程度'), t('来源')];
  const open = standard.criteria.filter(({ certain }) => !certain).length;
  return (
    <details>
      <summary>{said(standard.label)}（{t('{{count}} 项', { count: standard.criteria.length })}{open > 0 && `，${t('待核对 {{count}} 项', { count: open })}`}）</summary>
      <div className="stack-s">
        <dl className="facts">
          <dt>{t('适用类别')}</dt><dd>{categories.length > 0 ? [...categories, ...levels].join('、') : t('由登记机关指定')}</dd>
          <dt>{t('文件和版本')}</dt><dd>{standard.edition}　{standard.version}</dd>
          <dt>{t('适用期间')}</dt><dd>{standard.effectiveFrom} – {standard.effectiveTo ?? ''}</dd>
          <dt>{t('官方页面')}</dt><dd><a href={standard.page} target="_blank" rel="noreferrer">{standard.page}</a></dd>
        </dl>
        <div className="cards-scroll">
          <table className="cards">
            <thead><tr>{heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>
              {standard.criteria.map((criterion) => (
                <tr key={criterion.id}>
                  <td data-label={heads[0]}>{said(criterion.label)}</td>
                  <td data-label={heads[1]}>{ruleText(criterion)}</td>
                  <td data-label={heads[2]}><StatusTag tone={criterion.certain ? 'good' : 'attention'}>{criterion.certain ? t('已核对') : t('待核对')}</StatusTag> <span className="small quiet">{criterion.confidence}</span></td>
                  <td data-label={heads[3]}>{criterion.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </details>
  );
}
