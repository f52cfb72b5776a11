import type { Printout } from '@medregistry/language';
import { credentialKinds, CredentialKind } from './CredentialKind';

/** 系统应用负责人: answers for the institution's account and receives its link (domain R3). */
export interface SystemOwner {
  name: string;
  idNumber?: string | undefined;
  position?: string | undefined;
  mobile: string;
  phone?: string | undefined;
  email?: string | undefined;
}

export interface OwnerForm {
  institution?: { name: string; registrationNumber: string; creditCode: string | null; legalRepresentative: string | null } | undefined;
  owner?: Partial<SystemOwner> | undefined;
  kind?: CredentialKind | undefined;
}

/** 医疗机构电子化注册系统应用负责人信息表 (F35, 附件3), empty or with what is known filled in. */
export function ownerForm({ institution, owner, kind }: OwnerForm): Printout {
  const title = '医疗机构电子化注册系统应用负责人信息表';
  return {
    title,
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'fields', columns: 2,
        rows: [
          { label: '机构名称', value: institution?.name ?? '', wide: true },
          { label: '登记号', value: institution?.registrationNumber ?? '' },
          { label: '统一社会信用代码', value: institution?.creditCode ?? '' },
          { label: '法定代表人', value: institution?.legalRepresentative ?? '', wide: true },
          { label: '应用负责人', value: owner?.name ?? '' },
          { label: '职务', value: owner?.position ?? '' },
          { label: '身份证号', value: owner?.idNumber ?? '', wide: true },
          { label: '手机', value: owner?.mobile ?? '' },
          { label: '办公电话', value: owner?.phone ?? '' },
          { label: '电子邮箱', value: owner?.email ?? '', wide: true },
        ],
      },
      { kind: 'subtitle', text: '申请事由' },
      { kind: 'checklist', inline: true, items: CredentialKind.options.map((option) => ({ text: credentialKinds[option].label, ticked: option === kind })) },
      { kind: 'paragraph', indent: true, text: '本机构承诺以上信息真实，应用负责人妥善保管账户，不转借他人；人员变动时及时办理变更。' },
      { kind: 'signature', label: '应用负责人签字', dated: true },
      { kind: 'seal', label: '机构公章' },
      { kind: 'subtitle', text: '以下由窗口填写' },
      { kind: 'fields', columns: 2, rows: [{ label: '核验人', value: '' }, { label: '核验方式', value: '' }, { label: '领取人签字', value: '' }, { label: '日期', value: '' }] },
    ],
  };
}
