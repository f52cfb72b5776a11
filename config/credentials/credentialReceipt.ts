import type { Printout } from '@medregistry/language';
import { CREDENTIAL_HOURS, credentialKinds, credentialPapers, type CredentialKind, type CredentialPaper } from './CredentialKind';

export interface CredentialReceipt {
  authority: string;
  institution: string;
  registrationNumber: string;
  kind: CredentialKind;
  username: string;
  owner: string;
  /** Masked. */
  mobile: string;
  recipient: string;
  papers: readonly CredentialPaper[];
  clerk: string;
  /** Civil date. */
  on: string;
}

/** 账户领取回执: what was checked, where the link went, and who took it away; no secret stands on it (F35, F63). */
export function credentialReceipt({ authority, institution, registrationNumber, kind, username, owner, mobile, recipient, papers, clerk, on }: CredentialReceipt): Printout {
  const title = '医疗机构电子化注册系统账户领取回执';
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields', columns: 2,
        rows: [
          { label: '机构名称', value: institution, wide: true },
          { label: '登记号', value: registrationNumber },
          { label: '办理事项', value: credentialKinds[kind].label },
          { label: '用户名', value: username },
          { label: '应用负责人', value: owner },
          { label: '链接发往手机', value: mobile },
          { label: '领取人', value: recipient },
        ],
      },
      { kind: 'subtitle', text: '现场核验的材料' },
      { kind: 'checklist', items: credentialKinds[kind].papers.map((paper) => ({ text: credentialPapers[paper].label, ticked: papers.includes(paper) })) },
      { kind: 'paragraph', indent: true, text: `一次性链接已发往应用负责人手机，${CREDENTIAL_HOURS}小时内有效，只能使用一次。打开链接设置密码后即可登录。窗口人员不知道密码，也不会向您询问密码或短信内容。` },
      { kind: 'signature', label: '核验人', dated: true, value: clerk, date: on },
      { kind: 'signature', label: '领取人签字', dated: true },
      { kind: 'paragraph', align: 'right', text: authority },
      { kind: 'code' },
    ],
  };
}
