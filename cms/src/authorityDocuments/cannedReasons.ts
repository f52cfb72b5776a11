import { AuthorityReasons, initialReasons, reasonsFor, type AuthorityReason } from '@medregistry/config';
import type { Reads } from '@medregistry/access';
import { within, type CannedReason } from '@medregistry/language';
import { heldFor, type Held } from '../district/heldFor';
import type { DocumentKind } from './authorityDocument';

export const cannedReasonList: DocumentKind<AuthorityReason[]> = { kind: 'canned-reasons', schema: AuthorityReasons, initial: [...initialReasons], roles: ['administrator'] };

export interface OwnReasons {
  scopePath: string;
  reasons: AuthorityReason[];
}

/** The lists that authorities keep of their own, read at most once a minute. */
export const heldReasons = (reads: () => Pick<Reads, 'query'>, now: () => number): Held<OwnReasons[]> =>
  heldFor(
    () =>
      reads().query<OwnReasons>(
        'canned_reasons',
        `SELECT a.scope_path AS "scopePath", v.content -> 'content' AS reasons
         FROM authorities a JOIN LATERAL (SELECT content FROM record_versions v WHERE v.kind = 'canned-reasons' AND v.record = a.document_id ORDER BY v.version DESC LIMIT 1) v ON true
         ORDER BY length(a.scope_path) DESC`,
      ),
    now,
  );

/** What the reviewer of a case is offered: the nearest authority's list. */
export const offeredReasons =
  (held: () => Promise<OwnReasons[]>) =>
  async ({ scopePath, subjectType }: { scopePath: string; subjectType: string }, declared: readonly CannedReason[]): Promise<CannedReason[]> => {
    if (declared.length === 0) return [];
    return reasonsFor((await held()).find((own) => within(own.scopePath, scopePath))?.reasons, declared, subjectType);
  };
