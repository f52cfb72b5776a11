import { z } from 'zod';

/**
 * The roles. A person may hold several, each with a scope of its own;
 * what a role may do is said by the procedures and endpoints, never here.
 */
export const Role = z.enum([
  'institution',
  'nursing',
  'nurse',
  'reviewer',
  'approver',
  'counter',
  'administrator',
  'provincial',
  'support',
  'security',
  'auditor',
]);
export type Role = z.infer<typeof Role>;

/** What an assignment of the role is tied to: one subject record, an authority and its subtree, or the person alone. */
export const ScopeKind = z.enum(['subject', 'authority', 'self']);
export type ScopeKind = z.infer<typeof ScopeKind>;

export interface RoleDeclaration {
  /** Chinese name shown to people. */
  label: string;
  /** One sentence: what a holder does all day. */
  about: string;
  scope: ScopeKind;
  /** Works for an authority: shorter idle limit, second factor. */
  staff: boolean;
  /** Sees fields without a rule of their own. */
  administrator: boolean;
  /** TOTP is asked of authority staff; applicants may switch it on themselves. */
  secondFactor: boolean;
  /** Who gives it: institution credentials are the counter's (F61–F63), a nurse activates her own. */
  givenBy: 'security' | 'counter' | 'activation';
}

export const roles = {
  institution: {
    label: '机构经办人',
    about: '填报校验和延续申请，维护人员名录，查看进度',
    scope: 'subject',
    staff: false,
    administrator: false,
    secondFactor: false,
    givenBy: 'counter',
  },
  nursing: {
    label: '机构护士管理',
    about: '核对本院护士，确认护士业务申请，发放激活码',
    scope: 'subject',
    staff: false,
    administrator: false,
    secondFactor: false,
    givenBy: 'counter',
  },
  nurse: {
    label: '护士',
    about: '办理本人的注册、变更、延续、重新注册、注销和信息修改',
    scope: 'self',
    staff: false,
    administrator: false,
    secondFactor: false,
    givenBy: 'activation',
  },
  reviewer: {
    label: '审核人员',
    about: '审核网上材料，退回修改，提出结论建议，参加现场审查',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  approver: {
    label: '签批负责人',
    about: '作出校验结论，签批暂缓校验和不予决定',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  counter: {
    label: '窗口人员',
    about: '核对原件、登记盖章，核验并发放机构账户',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  administrator: {
    label: '区级管理员',
    about: '管理校验年度工作、通知、窗口和规则',
    scope: 'authority',
    staff: true,
    administrator: true,
    secondFactor: true,
    givenBy: 'security',
  },
  provincial: {
    label: '省市级人员',
    about: '查看全市业务，办理补录和关键信息修改',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  support: {
    label: '客服人员',
    about: '答复技术问题，转办政策问题，只看脱敏信息',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  security: {
    label: '安全管理员',
    about: '管理工作人员的账户、角色和范围',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
  auditor: {
    label: '审计管理员',
    about: '查阅审计记录，核验审计链',
    scope: 'authority',
    staff: true,
    administrator: false,
    secondFactor: true,
    givenBy: 'security',
  },
} as const satisfies Record<Role, RoleDeclaration>;

/**
 * Sets of roles of which one person may hold at most one: the separation of
 * system, security and audit administration (三员分立) that GB/T 22239 level 3 asks for.
 */
export const exclusiveForPerson: readonly (readonly Role[])[] = [['administrator', 'security', 'auditor']];

/**
 * Sets of roles that two different people must fill on one case: whoever
 * reviewed a case never decides it.
 */
export const exclusiveForCase: readonly (readonly Role[])[] = [['reviewer', 'approver']];

/**
 * The pairs of roles in `held` that one person may not hold together.
 * An empty answer means that the set is allowed.
 */
export function conflictingRoles(held: readonly Role[]): [Role, Role][] {
  const distinct = [...new Set(held)];
  const conflicts: [Role, Role][] = [];
  for (const set of exclusiveForPerson) {
    const both = distinct.filter((role) => set.includes(role));
    for (let first = 0; first < both.length; first += 1) {
      for (let second = first + 1; second < both.length; second += 1) {
        const a = both[first];
        const b = both[second];
        if (a !== undefined && b !== undefined) conflicts.push([a, b]);
      }
    }
  }
  return conflicts;
}

/** True for the people who work for an authority, in contrast to applicants. */
export function isStaffRole(role: Role): boolean {
  return roles[role].staff;
}

/** Who oversees the work of an authority: figures of all its institutions and cases, and reminders. */
export const OVERSEERS = ['administrator', 'approver', 'provincial'] as const satisfies readonly Role[];

/** Roles of those who work for an authority. */
export const STAFF: readonly Role[] = Role.options.filter(isStaffRole);
