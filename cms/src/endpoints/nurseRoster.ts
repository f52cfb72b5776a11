import { CANCELLED_FROM, labelOf, NurseList, nurseLists, RENEWED_FROM, nurseRenewalOpening, registrationStatuses, RegistrationStatus, statusOn, UrgedList } from '@medregistry/config';
import { CivilDate, civilDate, defineEndpoint, refuse, rolesFor, say, type AnyEndpoint, type Principal } from '@medregistry/language';
import { z } from 'zod';
import { confirmRoster } from '../nursing/confirmRoster';
import { recordDeparture } from '../nursing/departure';
import { nurseCountsSql, nurseListSql, type NurseCounts, type NurseLine } from '../nursing/nurseListSql';
import { MOST_RENEWALS, renewTogether } from '../nursing/renewTogether';
import { assistRecovery } from '../nursing/recovery/assistedRecovery';
import { urgeNurses } from '../nursing/urge';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Query = z.object({
  list: NurseList.default('here'),
  q: z.string().trim().max(50).optional(),
  cursor: z.string().regex(/^(\d{4}-\d{2}-\d{2})?:\d{1,9}$/u).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
const Urge = z.strictObject({ data: z.strictObject({ list: UrgedList, nurses: z.array(z.string().min(1).max(64)).min(1).max(5000).optional() }) });

const Assisted = z.strictObject({
  data: z.strictObject({ nurse: z.string().min(1).max(64), mobile: z.string().trim().min(1, '请填写护士本人现在的手机号。').max(30), reason: z.string().trim().min(2, '请写明原因，例如手机号已停用。').max(200) }),
});

const Collective = z.strictObject({
  data: z.strictObject({
    nurses: z.array(z.string().min(1).max(64)).min(1).max(MOST_RENEWALS, `一次最多为 ${MOST_RENEWALS} 人申请。`),
    employs: z.literal(true, '请确认聘用所选护士，注册情况属实。'),
    note: z.string().trim().max(500).optional(),
  }),
});

const needle = (text: string): string => `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
const roles = ({ assignments }: Principal): string[] => assignments.map(({ role }) => role);

function statusLabel({ status, validTo, suspendedTo, renewalMonths }: NurseLine, today: CivilDate): string | null {
  const known = RegistrationStatus.safeParse(status);
  if (!known.success || validTo === null) return null;
  return labelOf(registrationStatuses, statusOn(known.data, { validTo, suspendedTo, opensOn: nurseRenewalOpening(validTo, renewalMonths) }, today));
}

function afterOf(cursor: string | undefined): { sort: string; key: number } | undefined {
  const at = cursor?.lastIndexOf(':') ?? -1;
  return cursor === undefined ? undefined : { sort: cursor.slice(0, at), key: Number(cursor.slice(at + 1)) };
}

/** 核对本院护士 (F68–F75, F89–F91): the lists of an institution's nurses, and urging those who have something to do. */
export const nurseRosterEndpoints = (services: Services): AnyEndpoint[] => {
  const { access, workflow } = services;
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/nurses',
      summary: '本院护士、待延续注册、过期未延续、未激活、人员缺失、人员多出',
      tag: 'nursing',
      access: 'signed-in',
      params: Id,
      query: Query,
      hot: true,
      async handle({ principal, params, query, now }) {
        const { list, q, cursor, limit } = query;
        const today = civilDate(now);
        const values: unknown[] = [params.id, today, limit + 1];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const found = await access('reads').query<NurseLine>(`nurses_${list}`, nurseListSql({ list, words: q ? needle(q) : undefined, after: afterOf(cursor) }, values, scope), values);
        if (found.length === 0) throw refuse.notFound();
        const lines = found.filter(({ key }) => key !== null);
        const page = lines.slice(0, limit);
        const last = page.at(-1);
        const cipher = access('cipher');
        const masked = access('masks').applyAll('nurse', page.map(({ name, gender, idNumber }) => ({ name, gender, idNumber: cipher.decrypt(idNumber) })), roles(principal));
        return {
          body: {
            data: page.map((line, index) => ({
              documentId: line.documentId,
              ...masked[index],
              department: line.department,
              certificateNumber: line.certificateNumber,
              validTo: line.validTo,
              status: statusLabel(line, today),
              registeredAt: line.registeredAt,
              activated: line.activated,
              inHand: line.inHand && say(workflow().registry.current(line.inHand)?.procedure.label ?? line.inHand),
              urgedToday: line.urgedToday,
              codeUntil: line.codeUntil,
            })),
            meta: { nextCursor: lines.length > limit && last ? `${last.sort}:${last.key}` : null },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/nurses/summary',
      summary: '各名单的人数、激活率，以及可以催办的名单',
      tag: 'nursing',
      access: 'signed-in',
      params: Id,
      async handle({ principal, params, now }) {
        const values: unknown[] = [params.id, civilDate(now)];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const [row] = await access('reads').query<NurseCounts>('nurse_counts', nurseCountsSql(scope), values);
        if (!row) throw refuse.notFound();
        const manages = rolesFor(principal, row.scopePath).includes('nursing');
        return {
          body: {
            data: {
              lists: NurseList.options.map((key) => ({ key, label: nurseLists[key].label, about: nurseLists[key].about, count: row.counts[key], urges: manages && nurseLists[key].urges !== null, cancels: manages && CANCELLED_FROM.includes(key), renews: manages && RENEWED_FROM.includes(key) })),
              activation: { activated: row.activated, working: row.working, issues: manages },
              roster: { confirmedOn: row.confirmedOn, due: row.confirmationDue, confirms: manages },
            },
          },
        };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/nurse-urges',
      summary: '催办：同一护士一天只提醒一次',
      tag: 'nursing',
      access: { roles: ['nursing'] },
      params: Id,
      body: Urge,
      async handle({ principal, params, body, now, address }) {
        return { body: { data: await urgeNurses(services, { principal, address, now }, params.id, body.data) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/departures',
      summary: '登记离职并请本人办理变更注册；不填日期的，恢复在岗',
      tag: 'nursing',
      access: { roles: ['nursing'] },
      params: Id,
      body: z.strictObject({ data: z.strictObject({ nurse: z.string().min(1).max(64), leftOn: CivilDate.nullable(), note: z.string().trim().max(500).default('') }) }),
      async handle({ principal, params, body, now, address }) {
        await recordDeparture(services, { principal, address, now }, params.id, body.data);
        return { status: 204, body: null };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/assisted-recoveries',
      summary: '协助护士找回账户：一次性链接发往本人现在的手机，本人同意并核对证件号码后生效',
      tag: 'nursing',
      access: { roles: ['nursing'] },
      params: Id,
      body: Assisted,
      async handle({ principal, params, body, now, address }) {
        return { status: 201, body: { data: await assistRecovery(services, { principal, address, now }, params.id, body.data) } };
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/collective-renewals',
      summary: '集体延续注册：为待延续注册的护士各开一件申请，征得本人同意；逐人说明结果',
      tag: 'nursing',
      access: { roles: ['nursing'] },
      params: Id,
      body: Collective,
      handle: (request) => renewTogether(services, request, request.params.id, request.body.data),
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/roster-confirmations',
      summary: '名单确认：确认本院护士名单；名单不一致的写明处理情况',
      tag: 'nursing',
      access: { roles: ['nursing'] },
      params: Id,
      body: z.strictObject({ data: z.strictObject({ note: z.string().trim().max(500).default('') }) }),
      async handle({ principal, params, body, now, address }) {
        return { body: { data: await confirmRoster(services, { principal, address, now }, params.id, body.data.note) } };
      },
    }),
  ];
};
