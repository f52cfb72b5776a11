import type { Case } from '../types/Case';

/** Whether a case was saved since it was opened: a new one has one version for each application in it. */
export const isSaved = ({ version, joined }: Pick<Case, 'version' | 'joined'>): boolean => version > 1 + joined.length;
