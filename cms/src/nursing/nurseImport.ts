import { nurseColumns, reviewNurse, REGISTRATION_YEARS, withIdentityFacts, type NurseKey, type NurseValues } from '@medregistry/config';
import { residentId18 } from '@medregistry/config/validators';
import { defineImport, note, problem, type AnyImport, type Checked, type ImportContext, type Remark } from '@medregistry/exchange';
import { addYears, civilDate, type CivilDate } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { importColumn } from '../registers/importColumn';
import { insertRecords } from '../registers/insertRecords';
import { newDocumentId } from '../registers/newDocumentId';
import { registerTable } from '../registers/RegisterTable';
import { asStored } from '../registers/sealing';
import { builtOn, builtOnSentence, removeRecords } from '../registers/takeBack';
import { authorityPlace } from './authorityPlace';

/** Nurses of one file: a city's. */
const ROWS = 100_000;

const CLOSED = ['deregistered', 'revoked'];
const HONG_KONG_AND_MACAO = /^[HM]\d{8,10}$/u;
const RESIDENT = /^\d{17}[\dX]$/u;

interface Employer {
  id: number;
  number: string;
  status: string;
  scopePath: string;
  authorityId: number;
}

interface Known {
  index: string;
  certificateNumber: string | null;
  institution: string | null;
  validTo: CivilDate | null;
  here: boolean;
}

const idTypeOf = (number: string): string => (RESIDENT.test(number) ? 'resident-id' : HONG_KONG_AND_MACAO.test(number) ? 'hm-travel-permit' : 'passport');

/** The institutions of an authority's district, by registration number. */
async function employers({ trx, place }: ImportContext, numbers: readonly string[]): Promise<Map<string, Employer>> {
  const { rows } = await trx.raw<{ rows: Employer[] }>(
    `SELECT i.id, i.registration_number AS number, i.status, i.scope_path AS "scopePath", i.authority_id AS "authorityId"
     FROM institutions i WHERE i.registration_number = ANY(?::text[]) AND starts_with(i.scope_path, ?)`,
    [[...new Set(numbers)], place.scopePath],
  );
  return new Map(rows.map((employer) => [employer.number, employer]));
}

const text = (value: unknown): string => String(value ?? '');

/**
 * The import of registered nurses (护士注册数据导入, F86) from the system that kept them before. It adds who is not there
 * yet; a registration that is there has a history and is never overwritten by a table.
 */
export function nurseImport({ strapi, access }: Services): AnyImport {
  const columns = nurseColumns({ allowDemoRegion: process.env['NODE_ENV'] !== 'production' });
  const indexOf = (values: NurseValues): string => access('cipher').blindIndex('id-number', residentId18(text(values.idNumber)));

  /** Nurses who are there already, wherever they are registered. */
  async function known({ trx, place }: ImportContext, indexes: readonly string[]): Promise<Map<string, Known>> {
    const { rows } = await trx.raw<{ rows: Known[] }>(
      `SELECT n.id_number_index AS index, r."certificateNumber", r.institution, r."validTo", starts_with(n.scope_path, ?) AS here
       FROM nurses n LEFT JOIN LATERAL (SELECT r.certificate_number AS "certificateNumber", r.valid_to::text AS "validTo", (SELECT i.registration_number FROM institutions i WHERE i.id = r.institution_id) AS institution
         FROM nurse_registrations r WHERE r.nurse_id = n.id AND r.current LIMIT 1) r ON true
       WHERE n.id_number_index = ANY(?::text[])`,
      [place.scopePath, indexes as string[]],
    );
    return new Map(rows.map((nurse) => [nurse.index, nurse]));
  }

  /** Certificate numbers that somebody else holds. */
  async function taken({ trx }: ImportContext, numbers: readonly string[]): Promise<Set<string>> {
    const { rows } = await trx.raw<{ rows: { number: string }[] }>('SELECT r.certificate_number AS number FROM nurse_registrations r WHERE r.current AND r.certificate_number = ANY(?::text[])', [numbers as string[]]);
    return new Set(rows.map(({ number }) => number));
  }

  const employerRemarks = (employer: Employer | undefined): Remark[] => {
    if (!employer) return [problem('institution', 'institution-unknown', '本机关管辖范围内没有这个登记号的医疗机构，请核对登记号；机构还没有登记的，请先登记机构。')];
    return CLOSED.includes(employer.status) ? [problem('institution', 'institution-closed', '这家医疗机构已经注销或者被吊销，护士不能注册在这里，请核对登记号。')] : [];
  };

  function judgedKnown(values: NurseValues, before: Known): Checked {
    const same = before.certificateNumber === values.certificateNumber && before.institution === values.institution && before.validTo === values.validTo;
    if (same) return { verdict: 'same', remarks: [] };
    const where = before.here ? '系统中已有这名护士，内容与表中不同' : '系统中已有这名护士，注册在其他地区';
    return { verdict: 'matched', remarks: [note(null, before.here ? 'known-differs' : 'known-elsewhere', `${where}。导入不改动已有的注册；确需更正的，请办理执业注册信息修改。`)] };
  }

  return defineImport<NurseKey>({
    kind: 'nurses',
    label: '护士注册数据',
    roles: ['administrator'],
    rows: ROWS,
    columns: columns.map(importColumn),
    place: authorityPlace(access),
    title: ({ name }) => text(name),
    keysOf: ({ idNumber, certificateNumber }) => [
      ...(typeof idNumber === 'string' ? [{ key: `id ${idNumber}`, column: null }] : []),
      ...(typeof certificateNumber === 'string' ? [{ key: `certificate ${certificateNumber}`, column: 'certificateNumber' as const }] : []),
    ],
    review: (values) => reviewNurse(values, civilDate(access('clock').now())),

    async check(rows, context) {
      const nurses = rows.map(({ values }) => ({ values: values as NurseValues, index: indexOf(values as NurseValues) }));
      const [there, places, numbers] = await Promise.all([
        known(context, nurses.map(({ index }) => index)),
        employers(context, nurses.map(({ values }) => text(values.institution))),
        taken(context, nurses.map(({ values }) => text(values.certificateNumber))),
      ]);
      return nurses.map(({ values, index }): Checked => {
        const before = there.get(index);
        if (before) return judgedKnown(values, before);
        const holder = numbers.has(text(values.certificateNumber)) ? [problem('certificateNumber', 'certificate-taken', '这个证书编号已经登记在别人名下，请与证书核对。')] : [];
        return { verdict: 'create', remarks: [...employerRemarks(places.get(text(values.institution))), ...holder] };
      });
    },

    async save(rows, context) {
      const { trx, now } = context;
      const today = civilDate(now);
      const places = await employers(context, rows.map(({ values }) => text(values.institution)));
      const nurses = rows.map(({ values }) => {
        const employer = places.get(text(values.institution));
        if (!employer) throw new Error('An institution went away between the check and the saving');
        return { values: withIdentityFacts(values as NurseValues), employer, documentId: newDocumentId() };
      });
      const keys = await insertRecords(trx, registerTable(strapi, 'nurse'), nurses.map(({ values, employer, documentId }) => ({
        documentId,
        ...asStored('nurse', {
          name: values.name, gender: values.gender, birthDate: values.birthDate, idType: idTypeOf(text(values.idNumber)), idNumber: values.idNumber, mobile: values.mobile ?? null, mobileIndex: null,
          education: values.education ?? null, school: values.school ?? null, major: values.major ?? null, graduatedOn: values.graduatedOn ?? null, examPassedOn: values.examPassedOn ?? null,
          examProvince: values.examProvince ?? null,
        }, access('cipher')),
        workplace: employer.id,
        scopePath: `${employer.scopePath}n-${documentId}/`,
      })), now);
      await context.wrote('nurse', keys.map(({ id }) => ({ record: id, before: null })));
      const registrations = await insertRecords(trx, registerTable(strapi, 'nurse-registration'), nurses.map(({ values, employer }, index) => {
        const validTo = text(values.validTo);
        const validFrom = text(values.validFrom ?? addYears(validTo, -REGISTRATION_YEARS));
        return {
          nurse: keys[index]?.id, institution: employer.id, authority: employer.authorityId, version: 1, current: true, certificateNumber: values.certificateNumber,
          department: values.department ?? null, workCategory: values.workCategory ?? null, title: values.title ?? null, position: values.position ?? null,
          firstRegisteredOn: values.firstRegisteredOn, registeredOn: validFrom, approvedOn: validFrom, validFrom, validTo, status: validTo < today ? 'expired' : 'valid',
          onPost: true, origin: 'import', scopePath: employer.scopePath,
        };
      }), now);
      await context.wrote('nurse-registration', registrations.map(({ id }) => ({ record: id, before: null })));
    },

    async undo(written, { trx, savedAt }) {
      const [nurse, registration] = [registerTable(strapi, 'nurse'), registerTable(strapi, 'nurse-registration')];
      const keysOf = (type: string): number[] => written.flatMap((one) => (one.type === type ? [one.record] : []));
      const [nurses, registrations] = [keysOf('nurse'), keysOf('nurse-registration')];
      const { rows: [later] } = await trx.raw<{ rows: { count: number }[] }>(
        'SELECT count(DISTINCT nurse_id)::int AS count FROM nurse_registrations WHERE nurse_id = ANY(?::integer[]) AND NOT id = ANY(?::integer[])',
        [nurses, registrations],
      );
      const changed = Math.max(await builtOn(trx, nurse, nurses, savedAt, [registration.table]), await builtOn(trx, registration, registrations, savedAt), later?.count ?? 0);
      if (changed > 0) return builtOnSentence(changed, '名护士');
      await removeRecords(trx, registration, registrations);
      await removeRecords(trx, nurse, nurses);
      return null;
    },
  });
}
