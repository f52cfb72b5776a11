import type { CivilDate, FormData, Procedure } from '@medregistry/language';

/** How personal values are stored: the application's own cipher. */
export interface Sealer {
  encrypt(plain: string): string;
  blindIndex(kind: string, normalisedPlain: string): string;
}

/** What a large district is made of. The same plan gives the same district, save for the nonces of what is sealed. */
export interface LargeDistrictPlan {
  /** Address of a database that the application has booted on, with no record in it. */
  connectionString: string;
  nurses: number;
  institutions: number;
  applications: number;
  /** Authorities among which the institutions lie; one unless a whole country is meant. */
  authorities: number;
  seed: number;
  now: Date;
  /** The declaration that the cases follow, and the hash under which the application has stored it. */
  procedure: Procedure;
  procedureVersion: string;
  /** The form of every case, sealed already. */
  form: FormData;
  sealer: Sealer;
  /** What a person of that name is found by. */
  searchText: (name: string) => string;
  /** Hears what is being written. */
  log?: (sentence: string) => void;
}

/** A written record by its keys. */
export interface LargeRecord {
  id: number;
  documentId: string;
  scopePath: string;
  name: string;
}

/** An institution, and the authority that it belongs to. */
export interface LargeInstitution extends LargeRecord {
  authority: LargeRecord;
}

/** What was written, as far as whoever measures must know it. */
export interface LargeDistrict {
  today: CivilDate;
  authority: LargeRecord;
  /** Some of the institutions, spread over all of them; all where they are few. */
  institutions: LargeRecord[];
  counts: Record<string, number>;
}
