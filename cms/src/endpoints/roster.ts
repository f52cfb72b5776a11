import { labelOf, registrationStatuses, RosterMatch, rosterColumns, type RosterMatch as Match } from '@medregistry/config';
import { residentId18 } from '@medregistry/config/validators';
import { civilDate, defineEndpoint, refuse, rolesFor, type AnyEndpoint, type Principal } from '@medregistry/language';
import { z } from 'zod';
import { positionOf, REGISTER, TITLES, type PersonRow } from '../roster/rosterExport';
import { countsSql, numbersSql, peopleSql, ROSTER_TABS, type RosterFilter, type RosterTab } from '../roster/rosterPeople';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Query = z.object({
  kind: z.enum(ROSTER_TABS).default('nurse'),
  q: z.string().trim().max(50).optional(),
  match: z.enum(['mismatch', ...RosterMatch.options]).optional(),
  left: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Somebody is looked for by number when only the end of one was typed: three digits at least, an X last. */
const NUMBER_END = /^\d{2,17}[\dX]$/u;

const needle = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
const roles = ({ assignments }: Principal): string[] => assignments.map(({ role }) => role);

interface Counts {
  scopePath: string;
  confirmedOn: string | null;
  groups: { tab: RosterTab; match: Match; count: number }[];
}

/**
 * The roster page (人员名录): the read that people wait for most. One statement beside authentication, prepared,
 * paged by key, decrypted and masked here.
 */
export const rosterEndpoints = ({ access }: Services): AnyEndpoint[] => {
  /**
   * The people whose number ends so. The numbers are sealed and their index knows whole ones only, so those of the one
   * institution are opened and compared.
   */
  async function numbered(end: string, tab: RosterTab, left: boolean, id: string, principal: Principal): Promise<number[]> {
    const values: unknown[] = [id];
    const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
    const found = await access('reads').query<{ key: number; idNumber: string }>(`roster_numbers_${tab}`, numbersSql(tab, left, scope), values);
    const cipher = access('cipher');
    return found.filter(({ idNumber }) => residentId18(cipher.decrypt(idNumber)).endsWith(end)).map(({ key }) => key);
  }

  async function filterOf({ q = '', match, left, kind }: z.infer<typeof Query>, id: string, principal: Principal): Promise<RosterFilter> {
    const number = residentId18(q);
    return { match, left, ...(q === '' ? {} : NUMBER_END.test(number) ? { keys: await numbered(number, kind, left, id, principal) } : { words: needle(q) }) };
  }

  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/roster',
      summary: '一家机构的人员，按姓名、拼音首字母或证件号码末几位查找',
      tag: 'institutions',
      access: 'signed-in',
      params: Id,
      query: Query,
      hot: true,
      async handle({ principal, params, query, now }) {
        const { kind, cursor, limit } = query;
        const filter = await filterOf(query, params.id, principal);
        const values: unknown[] = [params.id, cursor ?? 0, limit + 1, civilDate(now)];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const found = await access('reads').query<PersonRow>(`roster_${kind}`, peopleSql(kind, filter, values, scope), values);
        if (found.length === 0) throw refuse.notFound();
        const people = found.filter(({ key }) => key !== null);
        const page = people.slice(0, limit);
        const last = page.at(-1);
        const cipher = access('cipher');
        const masked = access('masks').applyAll(
          REGISTER[kind],
          page.map(({ name, gender, idNumber }) => ({ name, gender, idNumber: cipher.decrypt(idNumber) })),
          roles(principal),
        );
        return {
          body: {
            data: page.map((row, index) => ({
              documentId: row.documentId,
              ...masked[index],
              title: row.title && labelOf(TITLES[kind], row.title),
              position: positionOf(kind, row.position),
              department: row.department,
              certificateNumber: row.certificateNumber,
              validTo: row.validTo,
              status: row.status && labelOf(registrationStatuses, row.status),
              match: row.match,
            })),
            meta: { nextCursor: people.length > limit && last ? String(last.key) : null },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/roster/summary',
      summary: '人员名录的人数、与注册数据不一致的人数，以及可以办理的事项',
      tag: 'institutions',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const values: unknown[] = [params.id, civilDate(now)];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const [row] = await access('reads').query<Counts>('roster_counts', countsSql(scope), values);
        if (!row) throw refuse.notFound();
        const sum = (wanted: (group: Counts['groups'][number]) => boolean): number => row.groups.filter(wanted).reduce((total, { count }) => total + count, 0);
        const edits = rolesFor(principal, row.scopePath).includes('institution');
        return {
          body: {
            data: {
              confirmedOn: row.confirmedOn,
              counts: Object.fromEntries(ROSTER_TABS.map((tab) => [tab, sum((group) => group.tab === tab)])),
              mismatches: Object.fromEntries(RosterMatch.options.filter((match) => match !== 'consistent').map((match) => [match, sum((group) => group.match === match)])),
              byTab: Object.fromEntries(ROSTER_TABS.map((tab) => [tab, sum((group) => group.tab === tab && group.match !== 'consistent')])),
              edits,
              fields: edits ? rosterColumns({}).map(({ field }) => field) : [],
            },
          },
        };
      },
    }),
  ];
};
