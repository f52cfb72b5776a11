import { addDays, addMonths, type CivilDate } from '@medregistry/language';
import type { DemoCampaign } from './DemonstrationDistrict';

/** The last day of the month in which the day lies. */
function monthEnd(date: CivilDate): CivilDate {
  return addDays(addMonths(`${date.slice(0, 8)}01`, 1), -1);
}

/**
 * The day on which this campaign's verifications fall due and permits end: a month's end
 * five to ten weeks ahead, so that the demonstration is in season on any day of the year.
 */
export function campaignDue(today: CivilDate): CivilDate {
  return monthEnd(addDays(today, 35));
}

function chinese(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const attachments = [
  { name: '医疗机构校验申请书（空白表）.pdf', about: '也可以在系统中填写后打印' },
  { name: '医疗机构校验网上申请流程说明.pdf', about: '从登录到登记盖章的每一步' },
  { name: '医疗机构电子化注册系统应用负责人信息表.pdf', about: '忘记用户名或密码时使用' },
  { name: '人员名录（空白表）.xlsx', about: '包含全部卫生技术人员' },
  { name: '行政许可申请表（空白表）.pdf', about: '许可证有效期届满需要延续的机构使用' },
  { name: '医疗机构执业许可证有效期延续申请书（空白表）.pdf', about: '许可证有效期届满需要延续的机构使用' },
  { name: '授权委托书（样式）.pdf', about: '委托他人办理时使用' },
];

function campaign(today: CivilDate, key: string, authority: string, authorityName: string): DemoCampaign {
  const due = campaignDue(today);
  const year = Number(due.slice(0, 4));
  const applyFrom = addDays(today, -30);
  const windowFrom = addDays(today, -7);
  const body = [
    `各有关医疗机构：为做好${year}年度医疗机构校验工作，现将有关事项通知如下。`,
    '一、参加范围。持有《医疗机构执业许可证》且校验期届满的医疗机构应当参加校验。已取得《诊所备案凭证》或《中医诊所备案证》的诊所不参加年度校验。',
    `二、网上申请时间。请于${chinese(applyFrom)}至${chinese(due)}登录系统，在“医疗机构校验申请”模块填报并提交。`,
    '三、上传材料。每一项材料可以上传多页，系统会按您排定的顺序合并成一个文件；需要签字和盖章的页面请签字盖章后扫描，复印件请注明“与原件一致”。',
    '四、退回修改。审核意见会显示在对应的材料和栏目旁边，逐条修改并回复后即可再次提交。',
    `五、登记盖章。页面下方出现“打印网上服务通知书”按钮即视为材料审核通过，请于${chinese(windowFrom)}起携带许可证副本原件和加盖公章的通知单到二层卫生健康委窗口办理。`,
    `六、有效期延续。许可证有效期在${chinese(due)}及以前届满的机构，请同时申请延续，到窗口时另带许可证正本和加盖公章的全部材料。`,
    '本通知是系统演示内容，不是主管部门发布的文件。',
  ];
  return {
    key,
    authority,
    title: `${year}年度医疗机构校验工作`,
    year,
    state: 'running',
    applyFrom,
    applyTo: due,
    correctionDeadline: addDays(due, 15),
    windowFrom,
    windowTo: addDays(due, 60),
    renewalCutoff: due,
    contacts: `${authorityName}医政科 010-64687672`,
    notice: { title: `关于开展${year}年度医疗机构校验工作的通知`, body, attachments, publishedOn: applyFrom, mustAcknowledge: true },
  };
}

/** The year's campaign of each issuing authority, open today and with its window open. */
export function campaignsOf(today: CivilDate): DemoCampaign[] {
  return [campaign(today, 'verification-health', 'cy-health', '区卫生健康委'), campaign(today, 'verification-tcm', 'cy-tcm', '区中医药主管部门')];
}
