import { useQuery } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import { answerProof } from '../../providers/proof';
import { Frame } from '../Frame';

/** One-time code, or the password of whoever has none, once more: before something is decided, issued, taken back, taken out or unmasked. */
export function ProofDialog(): React.JSX.Element {
  const { t } = useTranslation();
  const { data } = useQuery({ queryKey: ['second-factor'], queryFn: ({ signal }) => ask<{ enrolledAt: string | null }>('/api/auth/second-factor', { signal }), retry: false });
  const [typed, setTyped] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const byCode = Boolean(data?.enrolledAt);
  const prove = async (): Promise<void> => {
    if (!typed.trim() || busy) return;
    setBusy(true);
    try {
      await ask('/api/auth/proof', { method: 'POST', body: byCode ? { code: typed.trim() } : { currentPassword: typed } });
      answerProof(true);
    } catch (refused) {
      setFailure(sentenceOf(refused));
      setBusy(false);
    }
  };
  return (
    <Modal open title={t('请再次确认是您本人')} okText={t('确认')} cancelText={t('取消')} confirmLoading={busy} onOk={() => void prove()} onCancel={() => answerProof(false)}>
      <div className="stack-s">
        <p>{t('签批、盖章、发放、撤销、导出和查看完整信息前需要确认。您填写的内容都保留着，确认后自动继续。')}</p>
        <Frame id="proof" label={byCode ? t('动态验证码或备用码') : t('当前密码')} required errors={failure ? [failure] : []}>
          <Input.Password id="proof" autoFocus autoComplete={byCode ? 'one-time-code' : 'current-password'} value={typed} onChange={({ target }) => setTyped(target.value)} onPressEnter={() => void prove()} aria-describedby="proof--errors" />
        </Frame>
      </div>
    </Modal>
  );
}
