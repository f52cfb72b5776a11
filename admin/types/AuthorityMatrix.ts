export interface Office {
  id: string;
  name: string;
}

/** Which authority decides one business of an institution's nurses. */
export interface AuthoritySetting {
  business: string;
  label: string;
  authority: Office | null;
  source: 'own' | 'default';
  version: number;
  settings: { authority: Office | null; version: number; changedBy: string; changedAt: string }[];
}

export interface AuthorityMatrix {
  businesses: AuthoritySetting[];
  offices: Office[];
  mayChange: boolean;
}
