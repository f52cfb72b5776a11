import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import type { AccountOptions } from '../../types/StaffAccount';

export interface RoleChoice {
  role: string;
  authority: string;
  validTo: string;
}

interface RoleFieldsProps {
  options: AccountOptions;
  value: RoleChoice;
  onChange: (value: RoleChoice) => void;
  errors: Record<string, string[]>;
}

/** A role, the authority whose subtree it reaches, and until when. */
export function RoleFields({ options, value, onChange, errors }: RoleFieldsProps): React.JSX.Element {
  const { t } = useTranslation();
  const about = options.roles.find(({ role }) => role === value.role)?.about;
  return (
    <>
      <Frame id="role" label={t('角色')} required help={about} errors={errors['role']}>
        <Select id="role" style={{ width: '100%' }} value={value.role || null} onChange={(role: string) => onChange({ ...value, role })} options={options.roles.map(({ role, label }) => ({ value: role, label }))} aria-describedby="role--help role--errors" />
      </Frame>
      <Frame id="authority" label={t('管辖范围')} required help={t('包括下级机关。')} errors={errors['authority']}>
        <Select id="authority" style={{ width: '100%' }} value={value.authority || null} onChange={(authority: string) => onChange({ ...value, authority })} options={options.authorities.map(({ documentId, name }) => ({ value: documentId, label: name }))} aria-describedby="authority--help authority--errors" />
      </Frame>
      <Frame id="validTo" label={t('截止日期')} help={t('临时授权时填写；不填为长期。')} errors={errors['validTo']}>
        <Input id="validTo" type="date" value={value.validTo} onChange={({ target }) => onChange({ ...value, validTo: target.value })} aria-describedby="validTo--help validTo--errors" />
      </Frame>
    </>
  );
}

export const roleBody = ({ role, authority, validTo }: RoleChoice): Record<string, string> => ({ role, authority, ...(validTo ? { validTo } : {}) });
