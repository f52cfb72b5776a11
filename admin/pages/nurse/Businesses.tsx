import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { said } from '../../providers/locale';
import type { BusinessOffer } from '../../types/NursePrompt';

interface BusinessesProps {
  offers: BusinessOffer[];
  onStart: (offer: BusinessOffer) => void;
  busy: boolean;
}

/** What she may begin as buttons; what she may not, with the reason and the office that helps. */
export function Businesses({ offers, onStart, busy }: BusinessesProps): React.JSX.Element {
  const { t } = useTranslation();
  const open = offers.filter(({ reason }) => reason === null);
  const closed = offers.filter(({ reason }) => reason !== null);
  return (
    <section className="card stack-s" aria-labelledby="businesses">
      <h2 id="businesses">{t('可以申请的业务')}</h2>
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
