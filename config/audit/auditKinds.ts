/**
 * What the trail records, by the first word of an action (安全审计, GB/T 22239 8.1.4.3): the words that an auditor
 * filters by. An action of a business stands under the procedure's own key and label.
 */
export const auditKinds = {
  session: '登录与会话',
  'second-factor': '动态验证码',
  password: '密码',
  invitation: '一次性链接',
  recovery: '自助找回',
  assignment: '角色授权',
  account: '账号管理',
  credential: '机构账户发放',
  request: '被拒绝的请求',
  export: '导出',
  import: '导入',
  publication: '结果公示',
  notice: '通知公告',
  contact: '接收地址',
  message: '消息',
  outbox: '后台任务',
  ticket: '客服工单',
  switch: '机关参数',
  appointment: '窗口预约',
  authority: '审批机关',
  rating: '好差评',
  'faq-article': '常见问题',
  'service-guide': '办事指南',
  holidays: '节假日',
  'canned-reasons': '常用意见',
  campaign: '校验年度工作',
  'service-window': '服务窗口',
  'staff-member': '人员名录',
  registration: '护士注册',
  nurse: '本院护士',
  activation: '护士账户激活',
  'authority-setting': '设置审批机关',
  audit: '审计',
} as const;

export type AuditKind = keyof typeof auditKinds;

/** Words for what is done within a kind; an action without one is shown as it is called. */
export const auditActions: Readonly<Record<string, string>> = {
  'session.open': '登录', 'session.close': '退出登录', 'session.refused': '登录失败', 'session.locked-out': '登录失败过多，暂时锁定', 'session.reuse': '登录凭证被重复使用', 'session.prove': '再次确认本人',
  'session.second-factor': '等待动态验证码', 'session.change-required': '要求设置新密码', 'session.enrolment-required': '要求启用动态验证码',
  'second-factor.begin': '开始启用动态验证码', 'second-factor.enrol': '启用动态验证码', 'second-factor.remove': '停用动态验证码', 'second-factor.refused': '动态验证码不正确', 'second-factor.recovery-code': '使用备用码',
  'password.change': '修改密码', 'password.refused': '当前密码不正确', 'invitation.redeem': '用一次性链接设置密码', 'recovery.ask': '申请自助找回',
  'registration.check': '执业注册验证', 'registration.settle': '按日更新注册状态', 'nurse.urge': '催办', 'nurse.confirm-roster': '确认本院护士名单', 'authority-setting.set': '设置审批机关',
  'activation.issue': '发放激活码', 'activation.revoke': '撤销激活码', 'activation.use': '激活账户',
  'assignment.grant': '授予角色', 'assignment.revoke': '收回角色',
  'account.open': '新建账号', 'account.block': '停用账号', 'account.unblock': '恢复账号', 'account.reset-factor': '解除动态验证码', 'account.reset-password': '重置密码', 'account.open-sub': '新建机构子账号', 'account.block-sub': '停用机构子账号', 'account.unblock-sub': '恢复机构子账号', 'account.roles-sub': '调整机构子账号权限', 'account.reset-sub': '重置机构子账号密码',
  'credential.first': '首次发放机构账户', 'credential.lost': '遗失重发机构账户', 'credential.new-owner': '变更应用负责人',
  'request.refused': '请求被拒绝', export: '导出表格', 'audit.verify': '核验审计链',
  'import.start': '开始导入', 'import.save': '保存导入', 'import.result': '下载导入结果',
  'publication.publish': '公示结果', 'publication.withdraw': '撤回公示', 'notice.download': '下载附件', 'notice.acknowledge': '确认已读通知', 'notice.attach': '上传通知附件', 'notice.detach': '取下通知附件', 'notice.reattach': '恢复通知附件', 'notice.urge': '催促确认阅读', 'notice.create': '新建通知', 'notice.update': '修改通知', 'notice.restore': '恢复通知的以前一版',
  'campaign.create': '新建年度工作', 'campaign.update': '修改年度工作', 'campaign.restore': '恢复年度工作的以前一版', 'service-window.create': '新建窗口', 'service-window.update': '修改窗口', 'service-window.restore': '恢复窗口的以前一版',
  'faq-article.create': '新建常见问题', 'faq-article.update': '修改常见问题', 'faq-article.restore': '恢复常见问题的以前一版', 'service-guide.create': '新建办事指南', 'service-guide.update': '修改办事指南', 'service-guide.restore': '恢复办事指南的以前一版',
  'rating.rate': '评价', 'rating.contact': '联系评价人', 'rating.answer': '答复差评', 'authority.create': '新增机关', 'authority.update': '修改机关', 'authority.restore': '恢复机关的以前一版', 'authority.close': '停用机关', 'appointment.book': '预约窗口', 'appointment.move': '改约', 'appointment.cancel': '取消预约', 'appointment.served': '登记到场', 'appointment.missed': '登记未到场', 'canned-reasons.set': '修改常用意见', 'canned-reasons.restore': '恢复以前的常用意见', 'holidays.set': '修改放假安排', 'holidays.restore': '恢复以前的放假安排',
};

/** The words for an action, or its name where it has none. */
export const auditActionLabel = (action: string): string => auditActions[action] ?? action;
