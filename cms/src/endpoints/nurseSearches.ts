import { labelOf, nurseRenewalOpening, NurseSearchList, registrationStatuses, RegistrationStatus, statusOn, type Role } from '@medregistry/config';
import { civilDate, defineEndpoint, type AnyEndpoint, type CivilDate, type Principal } from '@medregistry/language';
import { z } from 'zod';
import { nurseQuestion } from '../nursing/search/nurseQuestion';
import { nurseSearchSql, type FoundNurse, type Paging } from '../nursing/search/nurseSearchSql';
import type { Services } from './services';

const Wanted = z.strictObject({
  q: z.string().max(100).default(''),
  list: NurseSearchList.default('all'),
  cursor: z.string().max(200).optional(),
  limit: z.number().int().min(1).max(100).default(20),
});

/** Who looks nurses up at an authority. */
export const NURSE_SEARCHERS = ['reviewer', 'approver', 'counter', 'administrator', 'provincial'] as const satisfies readonly Role[];

const rolesOf = ({ assignments }: Principal): string[] => assignments.map(({ role }) => role);

function afterOf(cursor: string | undefined): Paging['after'] {
  const [, sort, key] = /^([^ ]*) (\d{1,9})$/u.exec(cursor ?? '') ?? [];
  return sort === undefined ? undefined : { sort, key: Number(key) };
}

export function statusLabelOf({ status, validTo, suspendedTo, renewalMonths }: Pick<FoundNurse, 'status' | 'validTo' | 'suspendedTo' | 'renewalMonths'>, today: CivilDate): string {
  const known = RegistrationStatus.safeParse(status);
  if (!known.success || validTo === null) return labelOf(registrationStatuses, 'unregistered');
  return labelOf(registrationStatuses, statusOn(known.data, { validTo, suspendedTo, opensOn: nurseRenewalOpening(validTo, renewalMonths) }, today));
}

/** 护士查询: the nurses of an authority and those below it. What is looked for travels in the body, so that no number stands in an address. */
export const nurseSearchEndpoints = ({ access }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'POST',
    path: '/api/nurse-searches',
    summary: '护士查询：按证件号码、证书编号、姓名、姓名中的两个字或者拼音首字母，或者按到期名单',
    tag: 'nursing',
    access: { roles: NURSE_SEARCHERS },
    body: z.strictObject({ data: Wanted }),
    async handle({ principal, body, now }) {
      const { q, list, cursor, limit } = body.data;
      const cipher = access('cipher');
      const today = civilDate(now);
      const values: unknown[] = [];
      const question = nurseQuestion(q, list, (number) => cipher.blindIndex('id-number', number));
      const scope = (column: string): string => access('scope').sql(principal, NURSE_SEARCHERS, column, values);
      const found = await access('reads').query<FoundNurse>(`nurse_search_${question.by}`, nurseSearchSql(question, { after: afterOf(cursor), limit: limit + 1 }, today, values, scope), values);
      const page = found.slice(0, limit);
      const last = page.at(-1);
      const masked = access('masks').applyAll('nurse', page.map(({ name, gender, idNumber }) => ({ name, gender, idNumber: cipher.decrypt(idNumber) })), rolesOf(principal));
      return {
        body: {
          data: page.map((nurse, index) => ({
            documentId: nurse.documentId,
            ...masked[index],
            certificateNumber: nurse.certificateNumber,
            status: statusLabelOf(nurse, today),
            validTo: nurse.validTo,
            department: nurse.department,
            institution: nurse.institution,
          })),
          meta: { nextCursor: found.length > limit && last ? `${last.sort} ${last.key}` : null },
        },
      };
    },
  }),
];
