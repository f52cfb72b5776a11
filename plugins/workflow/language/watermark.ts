import { momentText } from './civil';
import type { Principal } from './Principal';

/** 水印: who takes a paper with personal data out of the system, and when (个人信息保护法 Art. 51). */
export const watermarkOf = ({ name, username }: Pick<Principal, 'name' | 'username'>, now: Date): string => [...new Set([name, username]), momentText(now)].filter(Boolean).join(' ');
