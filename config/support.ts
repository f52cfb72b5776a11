import type { Role } from './roles';

/**
 * 客服中心 (F82–F88): what people ask about, who answers, and how many working days an answer may take. Technical support
 * answers no questions of policy or decisions (F83); those go to the authority.
 */
export const support = {
  prefix: 'KF',
  categories: {
    technical: { label: '技术问题', about: '登录、填写、上传、打印等系统使用问题，由技术支持答复。', desk: 'support', promise: 1 },
    account: { label: '账户问题', about: '用户名、密码、验证码和权限问题，由技术支持答复。', desk: 'support', promise: 1 },
    policy: { label: '政策问题', about: '校验、注册的条件、材料和期限等政策问题，由登记机关答复。', desk: 'authority', promise: 3 },
    approval: { label: '审批问题', about: '正在办理的申请和审核意见，由登记机关答复。', desk: 'authority', promise: 3 },
    suggestion: { label: '意见建议', about: '对系统的意见和建议。', desk: 'support', promise: 5 },
  },
  desks: {
    support: { label: '技术支持', roles: ['support'] },
    authority: { label: '登记机关', roles: ['reviewer', 'administrator'] },
  },
  channels: { centre: '客服中心', wechat: '微信公众号', phone: '电话', window: '窗口' },
} satisfies {
  prefix: string;
  categories: Record<string, { label: string; about: string; desk: 'support' | 'authority'; promise: number }>;
  desks: Record<'support' | 'authority', { label: string; roles: Role[] }>;
  channels: Record<string, string>;
};
