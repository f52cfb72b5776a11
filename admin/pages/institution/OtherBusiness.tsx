import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Businesses } from '../../components/Businesses';
import { useMe } from '../../hooks/useMe';
import { ApiError, sentenceOf } from '../../providers/ApiError';
import { cases } from '../../providers/case';
import { ask, newKey } from '../../providers/http';
import { said } from '../../providers/locale';

interface InstitutionOffer {
  key: string;
  label: string;
  /** The case of this business that is under way. */
  current: string | null;
  reason: string | null;
}

/** The verification has a card of its own. */
const isOther = ({ key }: InstitutionOffer): boolean => key !== 'verification';

/** Businesses besides the verification that may be begun for an institution, and why not the others: as the server says. */
export function OtherBusiness({ institution }: { institution: string }): React.JSX.Element | null {
  const { t } = useTranslation();
  const { isStaff } = useMe();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({ queryKey: ['businesses', institution], queryFn: ({ signal }) => ask<InstitutionOffer[]>(`/api/institutions/${institution}/businesses`, { signal }) });
  const others = (data ?? []).filter(isOther);
  if (others.length === 0) return null;
  const start = async ({ key, current }: InstitutionOffer): Promise<void> => {
    if (current) return navigate(`/applications/${current}`);
    setBusy(true);
    try {
      const made = await cases.create({ procedure: key, institution }, newKey());
      navigate(isStaff ? `/applications/${made.documentId}` : `/applications/${made.documentId}/form`);
    } catch (error) {
      if (error instanceof ApiError && error.statusCode === 409 && typeof error.current === 'string') navigate(`/applications/${error.current}`);
      else void message.error(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  // One that is under way is gone on with, whatever would speak against a second one.
  const offers = others.map((offer) => (offer.current ? { ...offer, reason: null, label: t('继续办理：{{business}}', { business: said(offer.label) }) } : offer));
  return <Businesses title={isStaff ? t('对该机构开办') : t('其他业务')} offers={offers} onStart={(offer) => void start(offer)} busy={busy} />;
}
