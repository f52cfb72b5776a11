import { rowsOf } from './district';
import type { RunningServer } from './strapi';

const CONCLUDE = `
  INSERT INTO verification_records (document_id, institution_id, campaign_id, year, conclusion, stamped_on, imported, scope_path, created_at, updated_at, published_at)
  SELECT substr(md5(random()::text), 1, 24), i.id, c.id, c.year, 'passed', DATE '2026-11-20', false, i.scope_path, localtimestamp, localtimestamp, localtimestamp
  FROM institutions i JOIN campaigns c ON c.document_id = ? AND starts_with(i.scope_path, c.scope_path)`;

/** Gives every institution of a campaign a conclusion, so that there are several pages of them. */
export const concludeAll = (server: RunningServer, campaign: string): Promise<unknown[]> => rowsOf(server, CONCLUDE, [campaign]);
