import { institutionStatuses, labelOf, registrationStatuses } from '@medregistry/config';
import type { Describe, Fact } from '@medregistry/dossier';
import { say, type Procedure } from '@medregistry/language';
import type { Knex } from 'knex';

interface Case {
  procedure: string;
  state: string;
}

interface InstitutionRow {
  name: string;
  registrationNumber: string;
  status: string;
  validTo: string | null;
  lastVerifiedOn: string | null;
}

interface NurseRow {
  name: string;
  certificateNumber: string | null;
  status: string | null;
  validTo: string | null;
  institution: string | null;
}

type Row = Case & { institution: InstitutionRow | null; nurse: NurseRow | null };

/** Nothing but what the permit on the wall says anyway. */
const ofInstitution = ({ name, registrationNumber, status, validTo, lastVerifiedOn }: InstitutionRow, business: Fact[]): (Fact | null)[] => [
  { label: '机构名称', value: name },
  { label: '登记号', value: registrationNumber },
  { label: '机构状态', value: labelOf(institutionStatuses, status) },
  ...business,
  validTo === null ? null : { label: '许可证有效期至', value: validTo },
  lastVerifiedOn === null ? null : { label: '最近一次校验', value: lastVerifiedOn },
];

/** Nothing but what the certificate says, and whether it is in force. */
const ofNurse = ({ name, certificateNumber, status, validTo, institution }: NurseRow, business: Fact[]): (Fact | null)[] => [
  { label: '姓名', value: name },
  certificateNumber === null ? null : { label: '护士执业证书编号', value: certificateNumber },
  status === null ? null : { label: '执业注册状态', value: labelOf(registrationStatuses, status) },
  ...business,
  validTo === null ? null : { label: '注册有效期至', value: validTo },
  institution === null ? null : { label: '执业机构', value: institution },
];

const SQL = `
  SELECT a.procedure, a.state,
    (SELECT json_build_object('name', i.name, 'registrationNumber', i.registration_number, 'status', i.status, 'validTo', p.valid_to, 'lastVerifiedOn', p.last_verified_on)
      FROM institutions i LEFT JOIN permits p ON p.institution_id = i.id AND p.current WHERE a.subject_type = 'institution' AND i.document_id = a.subject_id) AS institution,
    (SELECT json_build_object('name', n.name, 'certificateNumber', g.certificate_number, 'status', g.status, 'validTo', g.valid_to, 'institution', w.name)
      FROM nurses n LEFT JOIN nurse_registrations g ON g.nurse_id = n.id AND g.current LEFT JOIN institutions w ON w.id = g.institution_id
      WHERE a.subject_type = 'nurse' AND n.document_id = a.subject_id) AS nurse
  FROM applications a WHERE a.document_id = :subjectId`;

/**
 * What is true today about the case that a document belongs to, for the public check.
 *
 * @param procedureOf the declaration in force of a procedure
 */
export function describeDocument(connection: () => Knex, procedureOf: (key: string) => Procedure | undefined): Describe {
  return async ({ subjectId }) => {
    const { rows } = await connection().raw<{ rows: Row[] }>(SQL, { subjectId });
    const [row] = rows;
    if (!row) return [];
    const procedure = procedureOf(row.procedure);
    const business = procedure ? [{ label: say(procedure.label), value: say(procedure.states[row.state]?.label.applicant ?? row.state) }] : [];
    const facts = row.institution ? ofInstitution(row.institution, business) : row.nurse ? ofNurse(row.nurse, business) : [];
    return facts.filter((fact) => fact !== null);
  };
}
