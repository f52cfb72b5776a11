import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';

/** A business that may be begun, or the reason why not and, where somebody helps, who. */
interface Offer {
  key: string;
  label: string;
  reason: string | null;
  office?: { name: string; phone: string | null } | null;
}

interface BusinessesProps<O extends Offer> {
  title: string;
  offers: O[];
  onStart: (offer: O) => void;
  busy: boolean;
}

/** What may be begun as buttons; what may not, with the reason and the office that helps. */
export function Businesses<O extends Offer>({ title, offers, onStart, busy }: BusinessesProps<O>): React.JSX.Element {
  const { t } = useTranslation();
  const heading = useId();
  const open = offers.filter(({ reason }) => reason === null);
  const closed = offers.filter(({ reason }) => reason !== null);
  return (
    <section className="card stack-s" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {open.length > 0 ? <div className="row">{open.map((offer) => <Button key={offer.key} size="large" disabled={busy} onClick={() => onStart(offer)}>{said(offer.label)}</Button>)}</div> : <p>{t('目前没有可以申请的业务，原因见下面。')}</p>}
      {closed.length > 0 && (
        <details>
          <summary>{t('暂时不能申请的业务和原因')}（{closed.length}）</summary>
          <ul className="stack-s">
            {closed.map(({ key, label, reason, office }) => (
              <li key={key} className="panel stack-s">
                <h3>{said(label)}</h3>
                <p>{reason}</p>
                {office && <p className="small quiet">{t('有疑问请联系：{{office}}', { office: [office.name, office.phone].filter(Boolean).join('　') })}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
