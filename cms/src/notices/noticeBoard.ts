import { civilDate, type CivilDate, type Principal } from '@medregistry/language';
import type { Services } from '../endpoints/services';

/** A notice as its readers see it. */
export interface BoardNotice {
  id: string;
  title: string;
  body: string;
  type: string;
  authority: string;
  publishedOn: CivilDate;
  mustAcknowledge: boolean;
  version: number;
  acknowledgedAt: string | null;
  attachments: { id: string; name: string }[];
}

/** Whom a notice is for, by what the reader is. */
const audiencesOf = (principal: Principal): string[] => {
  const roles = principal.assignments.map(({ role }) => role);
  const institution = roles.some((role) => role === 'institution' || role === 'nursing');
  const nurse = roles.includes('nurse');
  return ['everyone', ...(institution || !nurse ? ['institutions'] : []), ...(nurse || !institution ? ['nurses'] : [])];
};

/** Notices are published downwards: to everybody whose scope lies within the authority, and to the authority itself. */
const BOARD = `
  SELECT n.document_id AS id, n.title, n.body, n.type, a.name AS authority, n.published_on::text AS "publishedOn", n.must_acknowledge AS "mustAcknowledge", n.version,
    (SELECT to_char(k.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM notice_acknowledgements k JOIN institutions i ON i.id = k.institution_id WHERE k.notice_id = n.id AND k.notice_version = n.version AND i.document_id = $4) AS "acknowledgedAt",
    COALESCE((SELECT json_agg(json_build_object('id', t.document_id, 'name', t.name) ORDER BY t.id) FROM notice_attachments t WHERE t.notice_id = n.id AND t.removed_at IS NULL), '[]') AS attachments
  FROM notices n JOIN authorities a ON a.id = n.authority_id
  WHERE n.published_on <= $1::date AND (n.expires_on IS NULL OR n.expires_on >= $1::date) AND n.audience = ANY($2::text[])
    AND EXISTS (SELECT FROM unnest($3::text[]) s(path) WHERE starts_with(s.path, n.scope_path) OR starts_with(n.scope_path, s.path))
  ORDER BY n.published_on DESC, n.id DESC LIMIT 50`;

/** The notices that a person is to read: published, not expired, for people like them. */
export function noticeBoard({ access }: Services, principal: Principal, now: Date): Promise<BoardNotice[]> {
  const own = principal.assignments.find(({ role }) => role === 'institution')?.scopeId ?? null;
  return access('reads').query<BoardNotice>('notice_board', BOARD, [civilDate(now), audiencesOf(principal), access('scope').scopesFor(principal), own]);
}
