/** A business that a nurse may begin, or the reason why she cannot. */
export interface BusinessOffer {
  key: string;
  label: string;
  asks: 'institution' | 'province' | null;
  institution: { id: string; name: string } | null;
  province: string | null;
  reason: string | null;
  office: { name: string; phone: string | null } | null;
}

/** What a nurse finds when she comes in. */
export interface NursePrompt {
  nurse: { id: string; name: string };
  registration: {
    certificateNumber: string;
    status: string;
    statusLabel: string;
    validFrom: string;
    validTo: string;
    institutionName: string;
    department: string | null;
    authorityName: string;
    renewalOpensOn: string;
  } | null;
  /** What her account asks of her: a mobile to be proved, a recovery that the institution asked for. */
  account: { unproved: boolean; recovery: { consent: string; opensAt: string } | null };
  workplace: string | null;
  duties: { key: string; tone: 'attention' | 'bad' | 'active'; text: string; by: string | null; business: string }[];
  cases: { documentId: string; number: string; procedure: string; procedureLabel: string }[];
  businesses: BusinessOffer[];
}

/** An institution that she may choose to practise in. */
export interface FoundInstitution {
  documentId: string;
  name: string;
  registrationNumber: string;
  address: string | null;
}
