import type { AccessService } from '@medregistry/access';
import type { Place } from '@medregistry/exchange';

/** Where the records of an institution lie. */
export const institutionPlace =
  (access: AccessService) =>
  async (documentId: string): Promise<Place | undefined> =>
    (
      await access('reads').query<Place>('institution_place', 'SELECT i.document_id AS id, i.id AS key, i.name AS label, i.scope_path AS "scopePath" FROM institutions i WHERE i.document_id = $1', [documentId])
    )[0];
