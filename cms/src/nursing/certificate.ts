import type { AccessService } from '@medregistry/access';
import type { Trail } from '@medregistry/audit';
import { certificateStandings, genders, labelOf, maskIdNumber, maskName, nurseRenewalOpening, RegistrationStatus, statusOn, type CertificateStanding } from '@medregistry/config';
import type { Pass, Passes, Shown } from '@medregistry/dossier';
import { civilDate, refuse, type CivilDate, type Principal } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import type { Services } from '../endpoints/services';
import { switchSql } from '../facts/switches';

const KIND = 'nurse-certificate';
/** Minutes for which a code that she shows says anything. */
const MINUTES = 5;
/** Codes of one nurse in an hour: a page that is left open draws a dozen. */
const CODES = { requests: 60, seconds: 3600 };
const CHECKS = { requests: 300, seconds: 3600 };

/** 护士电子证照 (F105): what the certificate says, and what it is worth today. */
export interface ElectronicCertificate extends CertificateStanding {
  name: string;
  gender: string;
  /** Masked. */
  idNumber: string;
  certificateNumber: string;
  institution: string;
  department: string | null;
  firstRegisteredOn: CivilDate | null;
  validFrom: CivilDate;
  validTo: CivilDate;
  suspendedTo: CivilDate | null;
  authority: string;
}

interface Row extends Omit<ElectronicCertificate, keyof CertificateStanding> {
  status: string;
  renewalMonths: number;
}

const SQL = `SELECT n.name, n.gender, n.id_number AS "idNumber", r.certificate_number AS "certificateNumber", i.name AS institution, r.department, r.first_registered_on::text AS "firstRegisteredOn",
    r.valid_from::text AS "validFrom", r.valid_to::text AS "validTo", r.suspended_to::text AS "suspendedTo", a.name AS authority, r.status, ${switchSql('nurseRenewalMonths', 'a')} AS "renewalMonths"
  FROM nurses n JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current JOIN institutions i ON i.id = r.institution_id JOIN authorities a ON a.id = r.authority_id WHERE n.document_id = $1`;

/** @returns null for a nurse who has never been registered */
export async function certificateOf(access: AccessService, nurse: string, now: Date): Promise<ElectronicCertificate | null> {
  const [row] = await access('reads').query<Row>('electronic_certificate', SQL, [nurse]);
  const stored = RegistrationStatus.safeParse(row?.status);
  if (!row || !stored.success) return null;
  const { status: _status, renewalMonths, ...certificate } = row;
  const status = statusOn(stored.data, { validTo: row.validTo, suspendedTo: row.suspendedTo, opensOn: nurseRenewalOpening(row.validTo, renewalMonths) }, civilDate(now));
  if (status === 'unregistered') return null;
  return { ...certificate, gender: labelOf(genders, row.gender), idNumber: maskIdNumber(access('cipher').decrypt(row.idNumber)), suspendedTo: status === 'suspended' ? row.suspendedTo : null, ...certificateStandings[status] };
}

const passes = (strapi: Core.Strapi): Passes => strapi.plugin('dossier').service('passes') as Passes;

/** Anybody who scans it: whether it holds, with what tells one person from another and no more (F105). */
export function declareCertificates({ strapi, access }: Services): void {
  passes(strapi).show(KIND, async (nurse, now): Promise<Shown | null> => {
    const found = await certificateOf(access, nurse, now);
    if (!found) return null;
    const { good, verdict, sentence } = found;
    const facts: [string, string | null][] = [
      ['姓名', maskName(found.name)], ['性别', found.gender], ['证件号码', found.idNumber], ['护士执业证书编号', found.certificateNumber], ['执业机构', found.institution],
      ['注册有效期至', found.validTo], ['暂停执业至', found.suspendedTo], ['审批机关', found.authority],
    ];
    return { title: '护士执业证书（电子证照）', good, verdict, sentence, facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])) };
  });
}

/** 亮证: a code that whoever she shows it to can scan for some minutes. @throws Refusal 404 for who was never registered, 429 */
export async function showCertificate({ strapi, access }: Services, { principal, now }: { principal: Principal; now: Date }, nurse: string): Promise<Pass> {
  await access('limits').take('certificate-code', String(principal.userId), CODES, now);
  if (!(await certificateOf(access, nurse, now))) throw refuse.notFound('您还没有执业注册，没有可以出示的电子证照。');
  return passes(strapi).issue(KIND, nurse, MINUTES, now);
}

/**
 * 电子证照验证: an institution reads a certificate that a nurse shows it, with her whole name; she sees that it did.
 *
 * @param scanned the code, or the address that a scanner read
 * @throws Refusal 404 for a code that is unknown or lapsed, 429
 */
export async function checkCertificate({ strapi, access }: Services, { principal, address, now }: { principal: Principal; address: string; now: Date }, scanned: string): Promise<ElectronicCertificate> {
  const own = principal.assignments.find(({ role }) => role === 'nursing');
  if (!own) throw refuse.notFound();
  await access('limits').take('certificate-check', String(principal.userId), CHECKS, now);
  const nurse = await passes(strapi).subjectOf(KIND, /\/check\/([^/?#\s]+)/u.exec(scanned)?.[1] ?? scanned, now);
  const found = nurse && (await certificateOf(access, nurse, now));
  if (!nurse || !found) throw refuse.notFound('没有查到。二维码和核验码几分钟后失效，请本人重新出示后再扫描。');
  await strapi.db.transaction(async ({ trx }) =>
    (strapi.plugin('audit').service('trail') as Trail).append(trx, {
      chain: own.scopePath.replace(/[^/]+\/$/u, ''), at: now, actorId: principal.userId, actorName: principal.name, action: 'certificate.check', subjectType: 'nurse', subjectId: nurse, scopePath: own.scopePath, address, outcome: 'ok', details: {},
    }),
  );
  return found;
}
