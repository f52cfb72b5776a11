import { z } from 'zod';

/** Why an institution's account is handed out at the window (F33, F35, F60–F63). */
export const CredentialKind = z.enum(['first', 'lost', 'new-owner']);
export type CredentialKind = z.infer<typeof CredentialKind>;

/** Papers that the clerk looks at on the spot. */
export const CredentialPaper = z.enum(['permit-duplicate', 'authorisation', 'agent-identity', 'owner-form', 'owner-identity']);
export type CredentialPaper = z.infer<typeof CredentialPaper>;

/** Label and source of each paper. */
export const credentialPapers = {
  'permit-duplicate': { label: '《医疗机构执业许可证》副本（备案机构为备案凭证）原件及复印件', source: 'F62' },
  authorisation: { label: '医疗机构授权委托书（加盖公章）', source: 'F62' },
  'agent-identity': { label: '受委托人身份证原件及复印件', source: 'F62' },
  'owner-form': { label: '应用负责人信息表（填写完整并加盖公章）', source: 'F35' },
  'owner-identity': { label: '领取人身份证原件', source: 'F35' },
} as const satisfies Record<CredentialPaper, { label: string; source: string }>;

export interface CredentialKindDeclaration {
  label: string;
  /** One sentence for the clerk: when this is the right one. */
  when: string;
  papers: readonly CredentialPaper[];
  /** The person in charge is written down anew. */
  changesOwner: boolean;
}

/** What is asked for and what happens, by the kind of hand-out. */
export const credentialKinds = {
  first: {
    label: '首次发放',
    when: '机构还没有账户。',
    papers: ['permit-duplicate', 'authorisation', 'agent-identity'],
    changesOwner: false,
  },
  lost: {
    label: '遗失重发',
    when: '忘记用户名或密码，应用负责人没有变。',
    papers: ['owner-form', 'owner-identity'],
    changesOwner: false,
  },
  'new-owner': {
    label: '变更应用负责人',
    when: '应用负责人或其手机号变了。',
    papers: ['owner-form', 'authorisation', 'agent-identity'],
    changesOwner: true,
  },
} as const satisfies Record<CredentialKind, CredentialKindDeclaration>;

/** Hours for which the link in the message opens the account. */
export const CREDENTIAL_HOURS = 72;

/** How an institution's account stands (domain §3.6): 未领取 → 已发放 → 启用, 锁定, 停用. */
export const AccountStanding = z.enum(['none', 'issued', 'expired', 'active', 'locked', 'disabled']);
export type AccountStanding = z.infer<typeof AccountStanding>;

export const accountStandings = {
  none: { label: '未领取', tone: 'idle' },
  issued: { label: '已发放，待首次登录', tone: 'active' },
  expired: { label: '已发放，链接已过期', tone: 'attention' },
  active: { label: '启用', tone: 'good' },
  locked: { label: '锁定', tone: 'attention' },
  disabled: { label: '停用', tone: 'bad' },
} as const satisfies Record<AccountStanding, { label: string; tone: 'idle' | 'active' | 'attention' | 'good' | 'bad' }>;
