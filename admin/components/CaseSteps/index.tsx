import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isSaved } from '../../hooks/isSaved';
import type { Case } from '../../types/Case';
import { StepHelp } from '../StepHelp';
import './style.css';

export type StepKey = 'prompt' | 'form' | 'materials' | 'submit';

interface CaseStepsProps {
  current: StepKey;
  data: Case | undefined;
  procedure: string;
}

/** The steps of filing, under the names that the trade knows by heart where the procedure is the yearly verification. */
export function CaseSteps({ current, data, procedure }: CaseStepsProps): React.JSX.Element {
  const { t, i18n } = useTranslation();
  const verification = procedure === 'verification';
  const steps: { key: StepKey; label: string; to: string | null }[] = [
    ...(verification ? [{ key: 'prompt' as const, label: t('校验申请业务提示'), to: '/verification?stay=1' }] : []),
    { key: 'form', label: verification ? (data && isSaved(data) ? t('已保存校验申请书') : t('请填写校验申请书')) : t('填写申请表'), to: data ? `/applications/${data.documentId}/form` : null },
    { key: 'materials', label: verification ? t('网上服务指导审核提示') : t('上传材料'), to: data ? `/applications/${data.documentId}/materials` : null },
    { key: 'submit', label: verification ? t('提交校验申请') : t('提交申请'), to: data ? `/applications/${data.documentId}/submit` : null },
  ];
  const numerals = i18n.language === 'en' ? ['1', '2', '3', '4'] : ['一', '二', '三', '四'];
  return (
    <>
      <nav aria-label={t('办理步骤')} className="steps">
        <ol>
          {steps.map(({ key, label, to }, index) => (
            <li key={key} className={key === current ? 'steps-current' : ''}>
              {to && key !== current ? (
                <Link to={to}><span>{t('步骤{{n}}', { n: numerals[index] })}</span>{label}</Link>
              ) : (
                <span className="steps-text" {...(key === current ? { 'aria-current': 'step' as const } : {})}><span>{t('步骤{{n}}', { n: numerals[index] })}</span>{label}</span>
              )}
            </li>
          ))}
        </ol>
      </nav>
      {current !== 'prompt' && <StepHelp step={current} procedure={procedure} />}
    </>
  );
}
