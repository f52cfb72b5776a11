import { reviewPerson, ROSTER_KEYS, rosterColumns, type RosterKey, type RosterValues } from '@medregistry/config';
import type { Trail } from '@medregistry/audit';
import { civilDate, defineEndpoint, Json, refuse, type AnyEndpoint, type Principal, type Problem } from '@medregistry/language';
import type { Knex } from 'knex';
import { z } from 'zod';
import { institutionPlace } from '../roster/institutionPlace';
import { newcomerRemarks } from '../roster/rosterImport';
import { createStaffRecords, type StaffRecord } from '../roster/staffRecords';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const Person = Id.extend({ person: z.string().min(1).max(64) });
const Body = z.strictObject({ data: z.partialRecord(z.enum(ROSTER_KEYS), Json) });
const ACCESS = { roles: ['institution'] };

interface Asking {
  principal: Principal;
  params: { id: string };
  address: string;
  now: Date;
}

/** Shown as masks; where nothing is sent they stay as they are. */
const MASKED = ['idNumber', 'mobile', 'birthDate'] as const satisfies readonly RosterKey[];

/** One doctor or technician of the roster, by hand: the same rules as for a table. */
export const staffEndpoints = ({ strapi, access }: Services): AnyEndpoint[] => {
  const staff = createStaffRecords(strapi, () => access('cipher'));
  const columns = new Map(rosterColumns({ allowDemoRegion: process.env['NODE_ENV'] !== 'production' }).map((column) => [column.key, column]));
  const placeOf = institutionPlace(access);

  /** @throws Refusal 404 outside the institution's own scope */
  async function institutionOf({ params, principal }: Asking) {
    const place = await placeOf(params.id);
    if (!place || !access('scope').within(principal, ACCESS.roles, place.scopePath)) throw refuse.notFound();
    return place;
  }

  /** What was sent, understood; everything that is wrong with it at once. @throws Refusal 422 */
  function understood(data: RosterValues, before: StaffRecord | undefined, now: Date): RosterValues {
    const problems: Problem[] = [];
    const values: RosterValues = before ? { ...before.values } : {};
    for (const [key, given] of Object.entries(data) as [RosterKey, Json][]) {
      if (given === null || given === '') {
        if (!(before && MASKED.some((masked) => masked === key))) delete values[key];
        continue;
      }
      const parsed = typeof given === 'boolean' ? { value: given } : (columns.get(key)?.parse(String(given)) ?? { value: given });
      if ('value' in parsed) values[key] = parsed.value;
      else problems.push({ path: key, code: parsed.code, message: parsed.message });
    }
    for (const { key, field } of columns.values()) if (field.required === true && values[key] === undefined && !problems.some(({ path }) => path === key)) problems.push({ path: key, code: 'required', message: `请填写“${String(field.label)}”。` });
    if (values.category === 'nurse') problems.push({ path: 'category', code: 'nurse', message: '护士由护士注册数据得出，不在这里登记；请本人办理注册或变更注册。' });
    if (problems.length === 0) {
      const remarks = [...reviewPerson(staff.complete(values), civilDate(now)), ...newcomerRemarks({ onPost: before ? true : values.onPost, category: values.category, doctorCategory: values.doctorCategory })];
      problems.push(...remarks.filter(({ level }) => level === 'problem').map(({ column, code, message }) => ({ path: column ?? '', code, message })));
    }
    if (problems.length > 0) throw refuse.invalid(problems);
    return values;
  }

  const audit = (trx: Knex.Transaction, { principal, address, now }: Asking, place: { scopePath: string }, action: string, person: string, fields: string[]): Promise<void> =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: place.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: `staff-member.${action}`, subjectType: 'staff-member',
      subjectId: person, scopePath: place.scopePath, address, outcome: 'ok', details: { fields },
    });

  /** The person as the form shows them: what is masked stands beside the values, so that no mask is ever sent back. */
  function shown({ documentId, version, values }: Pick<StaffRecord, 'documentId' | 'version' | 'values'>, { assignments }: Principal) {
    const held = assignments.map(({ role }) => role);
    const { category, idNumber, mobile, birthDate, ...plain } = values;
    return { documentId, version, values: { ...access('masks').apply('staff-member', plain, held), category: category ?? null }, masked: access('masks').apply('staff-member', { idNumber, mobile, birthDate }, held) };
  }

  const answer = (record: StaffRecord, principal: Principal) => ({ body: { data: shown(record, principal) }, headers: { ETag: `"${record.version}"` } });

  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/institutions/:id/staff/:person',
      summary: '名录中的一位医师或其他卫生技术人员',
      tag: 'institutions',
      access: ACCESS,
      params: Person,
      async handle(request) {
        const place = await institutionOf(request);
        const record = await staff.find(strapi.db.connection, place.key, request.params.person);
        if (!record) throw refuse.notFound();
        return answer(record, request.principal);
      },
    }),
    defineEndpoint({
      method: 'POST',
      path: '/api/institutions/:id/staff',
      summary: '在名录中增加一位医师或其他卫生技术人员',
      tag: 'institutions',
      access: ACCESS,
      params: Id,
      body: Body,
      async handle(request) {
        const place = await institutionOf(request);
        const values = understood(request.body.data as RosterValues, undefined, request.now);
        const record = await strapi.db.transaction(async ({ trx }) => {
          const index = staff.indexOf(String(values.idNumber));
          const known = (await staff.byNumber(trx, place.key, [index])).get(index);
          if (known) throw refuse.invalid([{ path: 'idNumber', code: 'known', message: known.values.onPost === false ? '这个人在名录中登记为离职，请在“已离职”中找到后改为在岗。' : '名录中已经有这个证件号码的人员，请在名录中修改。' }]);
          const [{ documentId } = { documentId: '' }] = await staff.add(trx, place, [values], request.now);
          await audit(trx, request, place, 'create', documentId, Object.keys(values));
          return staff.find(trx, place.key, documentId);
        });
        if (!record) throw new Error('a person was not written');
        return { status: 201, ...answer(record, request.principal) };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/institutions/:id/staff/:person',
      summary: '修改名录中的一位人员，或登记离职，If-Match 写明所改的版本',
      tag: 'institutions',
      access: ACCESS,
      params: Person,
      body: Body,
      async handle(request) {
        const place = await institutionOf(request);
        const record = await strapi.db.transaction(async ({ trx }) => {
          const before = await staff.lock(trx, place.key, request.params.person);
          if (!before) throw refuse.notFound();
          if (request.ifMatch === undefined) throw refuse.precondition();
          if (request.ifMatch !== before.version) throw refuse.stale({ version: before.version });
          const data = request.body.data as RosterValues;
          await staff.change(trx, [{ record: before, values: understood(data, before, request.now) }], request.now);
          await audit(trx, request, place, 'update', before.documentId, Object.keys(data));
          return staff.find(trx, place.key, before.documentId);
        });
        if (!record) throw refuse.notFound();
        return answer(record, request.principal);
      },
    }),
  ];
};
