import type { GuideField, HelpAudience, HelpStep } from '@medregistry/config/enums';

export interface DemoFaq {
  authority: string;
  question: string;
  answer: string;
  audience: HelpAudience;
  step: HelpStep;
  position: number;
}

export type DemoGuide = { authority: string; title: string; procedure: string } & Partial<Record<GuideField, string>>;

const asked = (audience: HelpAudience, step: HelpStep, question: string, answer: string): Omit<DemoFaq, 'position'> => ({ authority: 'cy-health', audience, step, question, answer });

/** The questions that both of the district's papers answer, put as this system works. */
export const faqs: readonly DemoFaq[] = [
  asked('everyone', 'account', '使用系统需要下载软件吗？', '不需要。用电脑或者手机的浏览器打开本站登录即可，不用安装客户端。'),
  asked('institutions', 'account', '忘记用户名或密码怎么办？', '在登录页点“忘记密码”，用账户登记的手机号设置新密码。手机号已更换的，请填写“应用负责人信息表”，加盖公章后到窗口领取。'),
  asked('institutions', 'form', '如何确定本机构符合标准？', '填写申请书时，系统对照《医疗机构基本标准》逐项自查，不足的当场提示。请在提交前补足床位、科室、人员和设备；不符合标准的，可能暂缓校验一至六个月。'),
  asked('institutions', 'form', '哪些机构不参加年度校验？', '取得《诊所备案凭证》的普通诊所、口腔诊所、医疗美容诊所、中医（综合）诊所和中西医结合诊所，以及取得《中医诊所备案证》的中医诊所，不参加年度校验。'),
  asked('institutions', 'roster', '人员名录里要填哪些人？', '填写包括医师、护士、技师在内的全部卫生技术人员。护士和医师的执业信息由系统带出，请核对缺少和多出的人员。'),
  asked('institutions', 'materials', '一份材料有多页时怎样上传？', '每一项材料可以上传多页，后上传的不会覆盖先上传的。上传后可以拖动调整次序、旋转，系统合并成一个文件。'),
  asked('institutions', 'materials', '上传授权委托书时要同时上传身份证复印件吗？', '需要。请一并上传法定代表人和受委托人的身份证复印件，注明“与原件一致”并加盖公章。'),
  asked('institutions', 'correction', '申请被退回修改，到哪里看修改意见？', '首页会显示退回的申请，修改意见列在对应的栏目和材料旁边。逐条修改并回复后，再次提交。'),
  asked('institutions', 'submit', '提交以后怎样知道办到哪一步？', '首页和“医疗机构申请信息查询”显示当前状态和下一步；状态变化时系统发送消息。'),
  asked('institutions', 'window', '到窗口要带什么？', '携带许可证副本原件和加盖公章的网上服务通知书；同时办理延续的，还要带许可证正本和加盖公章的全部申请材料。可以先在申请页面预约时段。'),
  asked('institutions', 'nurses', '本院护士列表中有人缺少，怎么办？', '用“护士执业注册验证”按证件号码或姓名查找，看护士是否注册、注册在哪里，再催促本人办理注册或者变更注册。'),
  asked('institutions', 'nurses', '本院护士列表中有人多出，怎么办？', '已经调离的，请联系本人尽快办理变更注册，也可以标记为已离职；属于应当注销的情形的，在“本院护士”中办理注销。'),
  asked('nurses', 'nurses', '有执业证书，但系统里验证不到注册信息，怎么办？', '可能是注册时使用的证件号码与现在不同，系统会自动对照 15 位和 18 位号码。仍然找不到的，申请“执业注册信息补录”或“执业注册信息修改”，由核发证书的省级卫生健康行政部门处理。'),
  asked('nurses', 'nurses', '考试已经通过，但系统里验证不到，怎么办？', '可能是报名时的证件号码与现在不同。请申请“考试资格信息修改”，系统会说明应当由哪个部门处理。'),
].map((faq, index) => ({ ...faq, position: (index + 1) * 10 }));

const common = {
  authority: 'cy-health',
  implementer: '北京市朝阳区卫生健康委员会',
  handling: '网上办理、窗口办理',
  hours: '工作日 09:00-12:00，13:30-17:00；延时服务（须预约）：工作日 08:00-09:00、17:00-18:00，周六 09:00-11:30、13:30-16:30；工作日 12:00-13:30 不必预约。法定节假日除外。',
  place: '朝阳区霄云路霄云里1号 政务服务中心二层北厅综合窗口',
  enquiry: '010-64687672，或者登录后在“客服中心”提问',
  complaints: '12345；政务服务中心“朝我说”窗口',
  progress: '登录本系统查看办理进度；凭文书上的核验码在“核验通知书或证明的真伪”查询',
  hall: '综合性实体政务大厅',
  payment: '否',
  fee: '不收费',
  nature: '法定机关',
};

/** Service guides of the demonstration; codes of items are not invented and stay empty. */
export const guides: readonly DemoGuide[] = [
  {
    ...common,
    title: '医疗机构校验',
    procedure: 'verification',
    serves: '持有《医疗机构执业许可证》、校验期届满的医疗机构',
    itemType: '其他行政权力',
    power: '《医疗机构管理条例》《医疗机构校验管理办法（试行）》',
    conditions: '校验期届满前三个月内提出申请；床位不满一百张的每年校验一次，一百张以上的每三年校验一次。备案的诊所不参加。',
    materials: '医疗机构校验申请书；人员名录；工作总结；许可证副本；以及系统按机构类别列出的其他材料。',
    steps: '一、登录填写申请书和人员名录；二、上传材料并提交；三、按审核意见修改；四、打印网上服务通知书；五、到窗口登记盖章。',
    legalTerm: '受理之日起三十日内作出校验结论',
    promisedTerm: '二十个工作日',
    result: '《医疗机构执业许可证》副本校验记录',
  },
  {
    ...common,
    title: '护士执业注册（首次、变更、延续、重新、注销）',
    procedure: 'first-registration',
    serves: '护士和聘用护士的医疗机构',
    itemType: '行政许可',
    power: '《护士条例》《护士执业注册管理办法》',
    conditions: '具有完全民事行为能力；通过护士执业资格考试；符合规定的健康标准。延续注册应当在有效期届满前三十日提出。',
    materials: '系统按业务列出；已有的信息由系统带出，不重复提交。',
    steps: '一、护士在手机上填写并提交；二、执业机构确认；三、登记机关审核；四、领取或邮寄护士执业证书。',
    legalTerm: '受理之日起二十个工作日',
    promisedTerm: '十个工作日',
    result: '《护士执业证书》',
  },
];
