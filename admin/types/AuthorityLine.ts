export interface AuthorityFacts {
  name: string;
  shortName: string;
  address: string | null;
  phone: string | null;
  creditCode: string | null;
}

/** An authority (审批机关) with its place in the tree. */
export interface AuthorityLine extends AuthorityFacts {
  id: string;
  code: string;
  kindLabel: string;
  levelLabel: string;
  regionCode: string;
  depth: number;
  enabled: boolean;
  version: number;
  institutions: number;
  staff: number;
}
