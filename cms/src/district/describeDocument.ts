import { institutionStatuses, labelOf } from '@medregistry/config';
import type { Describe, Fact } from '@medregistry/dossier';
import { say, type Procedure } from '@medregistry/language';
import type { Knex } from 'knex';

interface Row {
  name: string;
  registrationNumber: string;
  status: string;
  procedure: string;
  state: string;
  validTo: string | null;
  lastVerifiedOn: string | null;
}

/**
 * What is true today about the case that a document belongs to, for the public check: nothing but what the permit on
 * the wall says anyway.
 *
 * @param procedureOf the declaration in force of a procedure
 */
export function describeDocument(connection: () => Knex, procedureOf: (key: string) => Procedure | undefined): Describe {
  return async ({ subjectId }) => {
    const { rows } = await connection().raw<{ rows: Row[] }>(
      `SELECT i.name, i.registration_number AS "registrationNumber", i.status, a.procedure, a.state,
         p.valid_to::text AS "validTo", p.last_verified_on::text AS "lastVerifiedOn"
       FROM applications a JOIN institutions i ON a.subject_type = 'institution' AND i.document_id = a.subject_id
       LEFT JOIN permits p ON p.institution_id = i.id AND p.current
       WHERE a.document_id = :subjectId`,
      { subjectId },
    );
    const [row] = rows;
    if (!row) return [];
    const procedure = procedureOf(row.procedure);
    const facts: (Fact | null)[] = [
      { label: '机构名称', value: row.name },
      { label: '登记号', value: row.registrationNumber },
      { label: '机构状态', value: labelOf(institutionStatuses, row.status) },
      procedure ? { label: say(procedure.label), value: say(procedure.states[row.state]?.label.applicant ?? row.state) } : null,
      row.validTo === null ? null : { label: '许可证有效期至', value: row.validTo },
      row.lastVerifiedOn === null ? null : { label: '最近一次校验', value: row.lastVerifiedOn },
    ];
    return facts.filter((fact) => fact !== null);
  };
}
