import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PdfButton } from '../../components/PdfButton';
import type { HandedOut } from '../../types/CredentialAccount';

interface ReceiptProps {
  done: HandedOut;
  institution: string;
  onLeave: () => void;
}

/** What to do once the link is on its way: print, have it signed, next. The cursor stands on the printer. */
export function Receipt({ done, institution, onLeave }: ReceiptProps): React.JSX.Element {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <section className="card stack" aria-labelledby="handed-out">
      <div role="status" className="panel panel-good stack-s">
        <h2 id="handed-out">{t('已发放')}</h2>
        <p>{t('{{institution}} 的用户名是 {{username}}。链接已发往 {{mobile}}，72 小时内有效。', { institution, username: done.username, mobile: done.mobile })}</p>
        <p>{t('请打印回执 {{number}}，由领取人签字后留存。', { number: done.number })}</p>
      </div>
      <div ref={box} className="row">
        <PdfButton type="primary" size="large" path={`/api/credentials/${done.documentId}/receipt`} name={`${done.number}.pdf`}>{t('打印回执')}</PdfButton>
        <Button size="large" onClick={onLeave}>{t('下一家')}</Button>
      </div>
    </section>
  );
}
