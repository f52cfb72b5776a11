import type { Material } from '../../types/Case';

/** What a scan must show, in a few words: 加盖公章 · 签字 · 注明“与原件一致”. */
export const asksOf = ({ seal, signature, copyMark }: Material, t: (words: string) => string): string =>
  [seal && t('加盖公章'), signature && t('签字'), copyMark && t('注明“与原件一致”')].filter(Boolean).join(' · ');
