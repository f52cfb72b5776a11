import type { Text } from '@medregistry/language';
import type { Role } from '../../roles';
import type { states } from './states';

interface WorkList {
  label: Text;
  roles: Role[];
  states: (keyof typeof states)[];
  flags?: string[];
  empty: string;
}

const label = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en });
const institution: Role[] = ['institution'];
const reviewer: Role[] = ['reviewer'];

/** Work lists of renewals that stand alone; those filed with a verification stand in its lists. */
export const queues: Record<string, WorkList> = {
  'with-you': { label: label('延续：待您处理', '延續：待您處理', 'Renewal: with you'), roles: institution, states: ['draft', 'correction'], empty: '没有需要您处理的延续申请。' },
  'to-window': { label: label('延续：待到窗口办理', '延續：待到窗口辦理', 'Renewal: go to the window'), roles: institution, states: ['online-approved', 'deemed-granted'], empty: '没有等待到窗口办理的延续申请。' },
  'with-office': { label: label('延续：审核办理中', '延續：審核辦理中', 'Renewal: with the authority'), roles: institution, states: ['submitted', 'in-review', 'pending-decision', 'pending-verification'], empty: '没有正在审核的延续申请。' },
  closed: { label: label('延续：已办结', '延續：已辦結', 'Renewal: closed'), roles: institution, states: ['completed', 'refused', 'withdrawn', 'terminated'], empty: '还没有办结的延续申请。' },
  'to-review': { label: label('延续待审核', '延續待審核', 'Renewals to review'), roles: reviewer, states: ['submitted', 'in-review'], empty: '没有单独提交的延续申请待审核。' },
  held: { label: label('延续等待校验', '延續等待校驗', 'Renewals held'), roles: reviewer, states: ['pending-verification'], empty: '没有等待校验结论的延续申请。' },
  returned: { label: label('延续已退回', '延續已退回', 'Renewals returned'), roles: reviewer, states: ['correction'], empty: '没有退回修正中的延续申请。' },
  'to-decide': { label: label('延续待签批', '延續待簽批', 'Renewals to decide'), roles: ['approver'], states: ['pending-decision'], empty: '没有单独提交的延续申请待签批。' },
  'to-set-aside': { label: label('延续待确认撤销', '延續待確認撤銷', 'Renewals to set aside'), roles: ['approver'], states: ['completed', 'refused'], flags: ['set-aside-proposed'], empty: '没有待确认撤销的延续决定。' },
  'at-window': { label: label('延续待换发', '延續待換發', 'Renewals to hand out'), roles: ['counter'], states: ['online-approved', 'deemed-granted'], empty: '没有待窗口换发的许可证。' },
  'set-aside-at-window': { label: label('延续撤销后待换发', '延續撤銷後待換發', 'Renewals to hand out after a set-aside'), roles: ['counter'], states: ['refused'], flags: ['to-hand-out'], empty: '没有决定撤销后待换发的许可证。' },
  open: {
    label: label('在办延续', '在辦延續', 'Open renewals'),
    roles: ['administrator', 'provincial'],
    states: ['submitted', 'in-review', 'correction', 'pending-decision', 'pending-verification', 'online-approved', 'deemed-granted'],
    empty: '没有单独在办的延续申请。',
  },
};
