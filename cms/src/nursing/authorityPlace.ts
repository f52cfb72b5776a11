import type { AccessService } from '@medregistry/access';
import type { Place } from '@medregistry/exchange';

/** Where the records of an authority's district lie. */
export const authorityPlace =
  (access: AccessService) =>
  async (documentId: string): Promise<Place | undefined> =>
    (await access('reads').query<Place>('authority_place', 'SELECT u.document_id AS id, u.id AS key, u.name AS label, u.scope_path AS "scopePath" FROM authorities u WHERE u.document_id = $1', [documentId]))[0];
