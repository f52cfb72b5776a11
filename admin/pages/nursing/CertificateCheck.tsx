import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificateFacts } from '../../components/CertificateFacts';
import { describedBy, Frame } from '../../components/Frame';
import { PageTitle } from '../../components/PageTitle';
import { sentenceOf } from '../../providers/ApiError';
import { ask } from '../../providers/http';
import type { Certificate } from '../../types/Certificate';

/** 电子证照验证 (F105): a certificate that a nurse shows on her telephone, read at the institution. */
export function CertificateCheck(): React.JSX.Element {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [found, setFound] = useState<Certificate | null>(null);
  const check = async (): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setFound(null);
    try {
      setFound(await ask<Certificate>('/api/certificate-checks', { method: 'POST', body: { data: { code } } }));
    } catch (refused) {
      setFailure(sentenceOf(refused));
    }
    setBusy(false);
  };
  return (
    <div className="stack">
      <PageTitle title={t('电子证照验证')} />
      <p>{t('请护士在手机上打开“电子证照”，用扫码枪扫描二维码，或者输入二维码下面的核验码。每次验证都有记录，本人看得到。')}</p>
      <section className="card stack-s">
        <form className="stack-s" onSubmit={(event) => { event.preventDefault(); void check(); }}>
          <Frame id="certificate-code" label={t('核验码')} errors={failure ? [failure] : []}>
            <span className="row">
              <Input id="certificate-code" value={code} maxLength={200} autoComplete="off" autoCapitalize="characters" style={{ maxWidth: 320 }} onChange={({ target }) => setCode(target.value)} aria-describedby={describedBy('certificate-code')} />
              <Button type="primary" htmlType="submit" loading={busy} disabled={!code.trim()}>{t('验证')}</Button>
            </span>
          </Frame>
        </form>
        <div role="status" aria-live="polite">{found && <CertificateFacts certificate={found} />}</div>
      </section>
    </div>
  );
}
