import { any, form, value, type Field, type Section } from '@medregistry/language';
import { workSummaryHeadings, type WorkSummaryKey } from '../../catalogues';
import { fact } from '../../vocabulary';

/** A heading of the work summary says something: a word or two is not a summary (F53). Less is warned of, not refused. */
export const SUMMARY_LENGTH = 20;

const account = (key: string, label: string, help: string): Field => ({
  key,
  label,
  type: 'long-text',
  required: true,
  help: `${help}没有的填“无”。`,
  rule: { minLength: 1, maxLength: 5000 },
});

/** An agent acts for the institution, so that 授权委托书 and both ID copies are asked for (F36). */
export const agentActs = form('commitment.usesAgent').is(true);

/** The declaration of 附表14-7 was made. */
export const declaredTruthful = form('commitment.truthful').is(true);

const hasBeds = any(fact('institution.bedsApproved').atLeast(1), form('profile.bedsOpen').atLeast(1));

/** 附表14-6: what happened in the period. The four accounts stand in for materials VM10–VM13. */
const periodSection: Section = {
  key: 'period',
  label: '校验期内情况',
  page: '附表14-6',
  fields: [
    account('changes', '执业登记项目等变更情况', '诊疗科目、床位（牙椅）等执业登记项目以及卫生技术人员、业务科室和大型医用设备的变更情况。'),
    account('inspections', '接受检查、指导结果及整改情况', '卫生健康主管部门在校验期内检查、指导的结果和整改情况。'),
    account('compensation', '医疗民事赔偿（补偿）情况', '校验期内发生的医疗民事赔偿、补偿，包括医疗事故。'),
    account('violations', '违法违规执业及处理情况', '机构和卫生技术人员违法违规执业以及处理情况。'),
    account('specialTechniques', '特殊医疗技术项目开展情况', '已备案或者需要准入的医疗技术项目。'),
    { key: 'penaltyPoints', label: '不良执业行为记分', type: 'integer', unit: '分', required: true, rule: { min: 0, max: 100 }, help: '本校验期内的累计记分，没有的填 0。' },
    { key: 'radiation', label: '使用X线等放射诊疗设备', type: 'yes-no', required: true, help: '包括牙科X线机。选择“是”的，需上传放射诊疗许可证。', prefill: { first: [fact('previous.form.period.radiation').operand, value(false).operand] } },
    { key: 'largeEquipment', label: '配置有大型医用设备', type: 'yes-no', required: true, help: '列入《大型医用设备配置许可管理目录》的设备。', prefill: { first: [fact('previous.form.period.largeEquipment').operand, value(false).operand] } },
    {
      key: 'equipment',
      label: '主要设备',
      type: 'table',
      help: '按《医疗机构基本标准（试行）》对应类别的设备要求填写。',
      prefill: fact('previous.form.period.equipment').operand,
      columns: [
        { key: 'name', label: '设备名称', type: 'text', required: true, rule: { maxLength: 80 } },
        { key: 'model', label: '型号', type: 'text', rule: { maxLength: 80 } },
        { key: 'quantity', label: '数量', type: 'integer', required: true, rule: { min: 1 } },
        { key: 'remark', label: '备注', type: 'text', rule: { maxLength: 120 } },
      ],
    },
  ],
};

/** 校验期工作总结 under its nine headings; one that stays empty is what reviewers send back most, so it is said beforehand (F53). */
const summarySection: Section = {
  key: 'summary',
  label: '校验期工作总结',
  page: '附表14-6',
  help: `按九个方面逐项填写，每项不少于 ${SUMMARY_LENGTH} 个字；没有相关情况的，写明原因。空着的可以提交，但审核时常因此退回。`,
  fields: (Object.keys(workSummaryHeadings) as WorkSummaryKey[]).map((key) => ({
    key,
    label: workSummaryHeadings[key].label,
    help: workSummaryHeadings[key].help,
    type: 'long-text',
    expected: SUMMARY_LENGTH,
    rule: { maxLength: 5000 },
  })),
};

/** 附表14-7, the page that is signed (domain.md §0.5). */
const commitmentSection: Section = {
  key: 'commitment',
  label: '提交文件及申请人承诺',
  page: '附表14-7',
  fields: [
    { key: 'truthful', label: '承诺所填内容和提交的材料真实、完整、有效，愿承担相应的法律责任', type: 'yes-no', required: true, help: '《行政许可法》第三十一条。选择“是”后才能提交。' },
    { key: 'signatory', label: '签字人', type: 'text', required: true, rule: { format: 'personName', maxLength: 50 }, help: '在首页和附表14-7签字的法定代表人或主要负责人。', prefill: { first: [fact('institution.legalRepresentative.name').operand, fact('institution.principal.name').operand] } },
    { key: 'usesAgent', label: '由受委托人办理', type: 'yes-no', required: true, help: '选择“是”的，需上传授权委托书以及法定代表人、被委托人的身份证复印件。', prefill: value(false).operand },
    { key: 'agentName', label: '被委托人姓名', type: 'text', when: agentActs, required: true, rule: { format: 'personName', maxLength: 50 } },
    { key: 'agentIdNumber', label: '被委托人身份证号', type: 'text', when: agentActs, required: true, sensitive: true, rule: { format: 'residentId' } },
    { key: 'agentMobile', label: '被委托人手机', type: 'text', when: agentActs, required: true, sensitive: true, rule: { format: 'mobile' } },
  ],
};

const tally = (key: string, label: string, unit: string): Field => ({ key, label, type: 'integer', unit, required: true, rule: { min: 0, max: 100_000_000 } });
const ratio = (key: string, label: string, unit: string, help: string, max = 100_000_000): Field => ({ key, label, type: 'decimal', unit, required: true, help, rule: { min: 0, max } });
const withBeds = (field: Field): Field => ({ ...field, when: hasBeds });

/** 附表14-8; what concerns beds is asked only of institutions that have some. */
const workloadSection: Section = {
  key: 'workload',
  label: '业务工作量',
  page: '附表14-8',
  help: '填写上一年度的数字。',
  fields: [
    tally('outpatientVisits', '门诊人次', '人次'),
    tally('emergencyVisits', '急诊人次', '人次'),
    ratio('outpatientCost', '平均每门诊人次医疗费', '元', '上年门诊医疗费用总数 ÷ 门诊人次，包括挂号、药品和检查治疗费用。'),
    withBeds(tally('discharged', '出院人数', '人')),
    withBeds(tally('bedDays', '出院者占用总床日数', '床日')),
    withBeds(ratio('bedUse', '床位使用率', '%', '实际占用总床日数 ÷ 实际开放总床日数。', 200)),
    withBeds(ratio('averageStay', '出院者平均住院日', '日', '出院者占用总床日数 ÷ 出院人数。', 10_000)),
    withBeds(ratio('inpatientCost', '平均每一出院者住院医疗费', '元', '出院者住院医疗费用总数 ÷ 出院人数。')),
  ],
};

export const conductSections: Section[] = [periodSection, summarySection, commitmentSection, workloadSection];

