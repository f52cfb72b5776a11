import { useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { ask, newKey } from '../../providers/http';
import type { AccountOptions, StaffAccount } from '../../types/StaffAccount';
import { roleBody, RoleFields } from './RoleFields';

interface OpenAccountProps {
  options: AccountOptions;
  onClose: () => void;
  onDone: (account: StaffAccount) => void;
}

/** A new account: who, by which phone, in which role. The password is its holder's business. */
export function OpenAccount({ options, onClose, onDone }: OpenAccountProps): React.JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const key = useRef(newKey());
  const [who, setWho] = useState({ username: '', name: '', mobile: '' });
  const [role, setRole] = useState({ role: '', authority: options.authorities.length === 1 ? (options.authorities[0]?.documentId ?? '') : '', validTo: '' });
  const [failure, setFailure] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState(false);
  const errors = failure?.errors ?? {};
  const open = async (): Promise<void> => {
    if (!role.role) return setFailure(new ApiError(422, '', { problems: [{ path: 'role', code: 'missing', message: t('请选择角色。') }] }));
    setBusy(true);
    setFailure(null);
    try {
      const account = await ask<StaffAccount>('/api/accounts', { method: 'POST', idempotencyKey: key.current, body: { data: { ...who, ...roleBody(role) } } });
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onDone(account);
    } catch (refused) {
      key.current = newKey();
      setFailure(refused instanceof ApiError ? refused : new ApiError(0, sentenceOf(refused)));
      setBusy(false);
    }
  };
  const text = (field: keyof typeof who, label: string, help?: string): React.JSX.Element => (
    <Frame id={field} label={label} required help={help} errors={errors[field]}>
      <Input id={field} value={who[field]} autoComplete="off" onChange={({ target }) => setWho({ ...who, [field]: target.value })} aria-describedby={`${field}--help ${field}--errors`} />
    </Frame>
  );
  return (
    <Modal open title={t('新建账号')} okText={t('新建并发送链接')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void open()} onCancel={onClose}>
      <div className="stack">
        {text('name', t('姓名'))}
        {text('username', t('用户名'), t('小写字母开头，例如 reviewer-3。'))}
        {text('mobile', t('本人手机'), t('设置密码的链接发往这个手机，您看不到密码。'))}
        <RoleFields options={options} value={role} onChange={setRole} errors={errors} />
        {failure && failure.problems.length === 0 && <p role="alert" className="panel panel-bad">{failure.message}</p>}
      </div>
    </Modal>
  );
}
