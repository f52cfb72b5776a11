import type { Tone } from '../../types/Row';
import type { StaffAccount } from '../../types/StaffAccount';

type State = StaffAccount['state'];

export const STATES: readonly State[] = ['active', 'pending', 'blocked'];

export const tones = { active: 'good', pending: 'attention', blocked: 'bad' } as const satisfies Record<State, Tone>;

/** The words for each state, by the translator at hand. */
export const labelsOf = (t: (text: string) => string): Record<State, string> => ({ active: t('启用'), pending: t('待设置密码'), blocked: t('已停用') });
