import type { Trail } from '@medregistry/audit';
import { labelOf, maskIdNumber, nurseRenewalOpening, registrationStatuses, RegistrationStatus, statusOn } from '@medregistry/config';
import { personName, residentId18 } from '@medregistry/config/validators';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { switchSql } from '../facts/switches';
import { ACTIVATED } from './nurseListSql';

/** Who is looked for: by the whole number, or by the whole name with the end of the number where several bear it. */
export type Wanted = { idNumber: string } | { name: string; idNumberEnd?: string | undefined };

/** What is told of a registration, and nothing else (F71): the purpose is to tell whether somebody may be employed here. */
export interface CheckedRegistration {
  name: string;
  idNumber: string;
  status: string;
  institution: string | null;
  validTo: CivilDate | null;
  here: boolean;
  /** What the institution has her do. */
  advice: string;
  /** The business that she can be invited to; null where there is none. */
  invites: string | null;
}

export interface Check {
  /** Several bear the name: the end of the number is asked for. */
  several: boolean;
  found: CheckedRegistration | null;
}

interface Line {
  documentId: string;
  name: string;
  idNumber: string;
  status: string | null;
  validTo: CivilDate | null;
  suspendedTo: CivilDate | null;
  renewalMonths: number;
  institution: string | null;
  institutionId: string | null;
  /** She has an account, so that a message reaches her. */
  activated: boolean;
}

const COLUMNS = `SELECT n.document_id AS "documentId", n.name, n.id_number AS "idNumber", r.status, r.valid_to::text AS "validTo", r.suspended_to::text AS "suspendedTo", i.name AS institution, i.document_id AS "institutionId", ${ACTIVATED} AS activated, ${switchSql('nurseRenewalMonths', 'u')} AS "renewalMonths"
  FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current LEFT JOIN institutions i ON i.id = r.institution_id LEFT JOIN authorities u ON u.id = r.authority_id`;

/** People of one name that are looked through, at most. */
const NAMESAKES = 200;

/** Asks of one person in an hour. */
const LIMIT = { requests: 120, seconds: 3600 };

const IN_FORCE = ['valid', 'renewal-due'];

function advise(status: string | null, here: boolean): string {
  if (status === null) return '没有执业注册。拟聘用的，请督促本人办理首次注册；老护士换证人员记录缺失的，请本人向核发证书的省份申请补录。';
  if (here && IN_FORCE.includes(status)) return '注册在本机构，不需要办理。';
  if (IN_FORCE.includes(status)) return '注册在其他机构。在本机构工作的，请督促本人办理变更注册，办完之前不得安排从事护理活动。';
  if (status === 'suspended') return '正在暂停执业的处罚期内，不得安排从事护理活动。';
  return '注册已经失效，不得安排从事护理活动。拟聘用的，请督促本人办理重新注册。';
}

const statusOf = ({ status, validTo, suspendedTo, renewalMonths }: Line, today: CivilDate): RegistrationStatus | null => {
  const stored = RegistrationStatus.safeParse(status);
  return stored.success && validTo ? statusOn(stored.data, { validTo, suspendedTo, opensOn: nurseRenewalOpening(validTo, renewalMonths) }, today) : null;
};

/** Which business brings her registration to the institution (F69); null where it is here or where she may not apply now. */
export function invitedTo(line: Line, institution: string, today: CivilDate): string | null {
  const status = statusOf(line, today);
  if (status === null || status === 'unregistered') return '首次注册';
  if (IN_FORCE.includes(status)) return line.institutionId === institution ? null : '变更注册';
  if (status === 'suspended') return null;
  return status === 'transferred-to-military' ? '军队武警地方业务' : '重新注册';
}

function told({ access }: Pick<Services, 'access'>, line: Line, institution: string, today: CivilDate): CheckedRegistration {
  const status = statusOf(line, today);
  const here = line.institutionId === institution;
  return {
    name: line.name, idNumber: maskIdNumber(access('cipher').decrypt(line.idNumber)), status: status ? labelOf(registrationStatuses, status) : '未注册',
    institution: line.institution, validTo: line.validTo, here, advice: advise(status, here), invites: invitedTo(line, institution, today),
  };
}

async function look({ access }: Services, wanted: Wanted): Promise<{ lines: Line[]; key: string; by: 'id-number' | 'name' }> {
  if ('idNumber' in wanted) {
    const number = residentId18(wanted.idNumber);
    const lines = await access('reads').query<Line>('check_by_number', `${COLUMNS} WHERE n.id_number_index = $1`, [access('cipher').blindIndex('id-number', number)]);
    return { lines, key: number, by: 'id-number' };
  }
  const name = personName(wanted.name);
  if (!name.ok) throw refuse.invalid([{ path: 'name', code: 'name', message: '请填写完整的姓名。' }]);
  const lines = await access('reads').query<Line>('check_by_name', `${COLUMNS} WHERE n.name = $1 ORDER BY n.id LIMIT ${NAMESAKES}`, [name.value]);
  const end = wanted.idNumberEnd?.toUpperCase();
  return { lines: end ? lines.filter(({ idNumber }) => residentId18(access('cipher').decrypt(idNumber)).endsWith(end)) : lines, key: name.value, by: 'name' };
}

export interface CheckAsking {
  principal: Principal;
  address: string;
  now: Date;
}

/**
 * Who is meant, for an institution's management of nurses.
 *
 * @returns the one that was found, and whether there are several
 * @throws Refusal 404 for who manages the nurses of no institution, 422, 429
 */
export async function lookFor(services: Services, { principal, now }: CheckAsking, wanted: Wanted): Promise<{ own: Principal['assignments'][number]; line: Line | null; several: boolean; key: string; by: 'id-number' | 'name' }> {
  const own = principal.assignments.find(({ role }) => role === 'nursing');
  if (!own) throw refuse.notFound();
  await services.access('limits').take('registration-check', String(principal.userId), LIMIT, now);
  const { lines, key, by } = await look(services, wanted);
  return { own, line: lines.length === 1 ? (lines[0] ?? null) : null, several: lines.length > 1, key, by };
}

/**
 * 护士执业注册验证 (F71, F72): whether somebody is registered, and where. The one look beyond one's own scope; whole
 * numbers and whole names only, a short fixed list of facts, and every ask in the trail.
 *
 * @throws Refusal 404 for who manages the nurses of no institution, 422, 429
 */
export async function checkRegistration(services: Services, asking: CheckAsking, wanted: Wanted): Promise<Check> {
  const { access, strapi } = services;
  const { principal, address, now } = asking;
  const { own, line, several, key, by } = await lookFor(services, asking, wanted);
  await strapi.db.transaction(async ({ trx }) =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: own.scopePath.replace(/[^/]+\/$/u, ''), at: now, actorId: principal.userId, actorName: principal.name, action: 'registration.check',
      // Whoever was found reads it on her own page; where nobody was, or several, it is about who asked.
      ...(line ? { subjectType: 'nurse', subjectId: line.documentId } : { subjectType: 'institution', subjectId: own.scopeId }),
      scopePath: own.scopePath, address, outcome: 'ok', details: { by, wanted: access('cipher').digest(key), found: several ? 'several' : line ? 'one' : 'none' },
    }),
  );
  return { several, found: line ? told(services, line, own.scopeId, civilDate(now)) : null };
}
