import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '../../components/Frame';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { StaffAccount } from '../../types/StaffAccount';

interface ReasonDialogProps {
  asked: 'block' | 'unblock' | 'factor' | 'password';
  account: StaffAccount;
  onClose: () => void;
  onDone: (account: StaffAccount, done: string) => void;
}

/** What happens at once and cannot be missed, with the reason that stays in the trail. */
export function ReasonDialog({ asked, account, onClose, onDone }: ReasonDialogProps): React.JSX.Element {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/api/accounts/${account.id}`;
  const acts = {
    block: { title: t('停用账号'), says: t('{{name}} 会立即退出，并且不能再登录。', { name: account.name }), done: t('已停用'), send: () => ask<StaffAccount>(`${path}/blocked`, { method: 'PUT', body: { data: { blocked: true, reason: typed } } }) },
    unblock: { title: t('恢复账号'), says: t('{{name}} 可以用原来的密码和角色登录。', { name: account.name }), done: t('已恢复'), send: () => ask<StaffAccount>(`${path}/blocked`, { method: 'PUT', body: { data: { blocked: false, reason: typed } } }) },
    factor: { title: t('解除动态验证码'), says: t('请先确认是本人提出。{{name}} 下次登录时重新启用。', { name: account.name }), done: t('已解除'), send: () => ask<StaffAccount>(`${path}/second-factor-reset`, { method: 'POST', body: { data: { reason: typed } } }) },
    password: { title: t('重置密码'), says: t('原密码立即失效，设置新密码的链接发往本人手机，您看不到密码。'), done: t('链接已发送'), send: () => ask<StaffAccount>(`${path}/password-reset`, { method: 'POST', body: { data: typed ? { mobile: typed } : {} } }) },
  };
  const { title, says, done, send } = acts[asked];
  const missing = asked !== 'password' && typed.trim().length < 2;
  const act = async (): Promise<void> => {
    if (missing) return setFailure(t('请写明原因。'));
    setBusy(true);
    try {
      onDone(await send(), done);
    } catch (refused) {
      setFailure(sentenceOf(refused));
      setBusy(false);
    }
  };
  const label = asked === 'password' ? t('本人手机') : t('原因');
  return (
    <Modal open title={title} okText={title} cancelText={t('取消')} confirmLoading={busy} onOk={() => void act()} onCancel={onClose}>
      <div className="stack-s">
        <p>{says}</p>
        <Frame id="reason" label={label} required={asked !== 'password'} help={asked === 'password' ? (account.mobile ? t('不填则发往登记的 {{mobile}}。', { mobile: account.mobile }) : t('这个账号没有登记手机，请填写。')) : t('记入审计。')} errors={failure ? [failure] : []}>
          <Input id="reason" maxLength={200} value={typed} onChange={({ target }) => setTyped(target.value)} onPressEnter={() => void act()} aria-describedby="reason--help reason--errors" />
        </Frame>
      </div>
    </Modal>
  );
}
