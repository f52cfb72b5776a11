import { useTranslation } from 'react-i18next';
import type { NoteCategory } from '../../types/Case';
import type { DraftNote } from '../../types/Workbench';

/** The words for categories and levels of notes, alone and as options. */
export function useNoteWords(): {
  category: Record<NoteCategory, string>;
  severity: Record<DraftNote['severity'], string>;
  categories: { value: NoteCategory; label: string }[];
  severities: { value: DraftNote['severity']; label: string }[];
} {
  const { t } = useTranslation();
  const category = { material: t('材料问题'), standard: t('基本标准问题'), other: t('其他特殊情况') };
  const severity = { must: t('必须修改'), advice: t('建议') };
  return {
    category,
    severity,
    categories: (['material', 'standard', 'other'] as const).map((value) => ({ value, label: category[value] })),
    severities: (['must', 'advice'] as const).map((value) => ({ value, label: severity[value] })),
  };
}
