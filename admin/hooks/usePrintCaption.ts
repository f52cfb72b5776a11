import { useTranslation } from 'react-i18next';

/** The words on a print button: some documents are declared with the verb (打印网上服务通知书), others without. */
export function usePrintCaption(): (label: string) => string {
  const { t } = useTranslation();
  return (label) => (/^(打印|列印|print)/i.test(label) ? label : t('打印{{what}}', { what: label }));
}
