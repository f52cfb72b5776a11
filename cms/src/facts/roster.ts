import { doctorCategories, labelOf, nursePositions, technicianKinds, workCategories, type RosterMatch } from '@medregistry/config';
import type { DoctorRow, NurseRow, RosterFacts, TechnicianRow } from '@medregistry/config/facts';
import type { CivilDate } from '@medregistry/language';
import { NURSES_HERE, nurseMatch, staffMatch } from '../roster/rosterMatch';
import type { FactPart } from './FactPart';

interface Person {
  kind: 'doctor' | 'nurse' | 'technician';
  id: string;
  name: string;
  gender: DoctorRow['gender'];
  birthDate: CivilDate | null;
  education: DoctorRow['education'];
  major: string | null;
  position: string | null;
  title: string | null;
  qualificationNumber: string | null;
  practiceNumber: string | null;
  category: string | null;
  scope: string | null;
  department: string | null;
  remark: string | null;
  idNumber: string;
  match: RosterMatch;
}

const TODAY = 'CAST(:today AS date)';
const CATEGORY = { doctor: doctorCategories, technician: technicianKinds } as const;

/** 人员名录 as the registers have it (F8, F9, F34): everybody on post, agreeing or not. */
export const roster: FactPart<'roster'> = {
  sql: `(SELECT jsonb_build_object('confirmedOn', i.roster_confirmed_on, 'people', COALESCE(jsonb_agg(to_jsonb(e) ORDER BY e.kind, e.place), '[]'))
      FROM (
        SELECT s.kind, s.id AS place, s.document_id AS id, s.name, s.gender, s.birth_date AS "birthDate", s.education, s.major, s.position, s.title,
          s.qualification_number AS "qualificationNumber", COALESCE(s.practice_number, s.certificate_number) AS "practiceNumber",
          COALESCE(s.doctor_category, s.technician_kind) AS category, s.practice_scope AS scope, s.department, s.remark,
          s.id_number AS "idNumber", ${staffMatch(TODAY)} AS match
        FROM staff_members s WHERE s.institution_id = i.id AND s.on_post
        UNION ALL
        SELECT 'nurse', n.id, n.document_id, n.name, n.gender, n.birth_date, n.education, n.major, r.position, r.title,
          n.exam_certificate_number, r.certificate_number, NULL, r.work_category, r.department, NULL, n.id_number, ${nurseMatch(TODAY)}
        FROM ${NURSES_HERE}
      ) e)`,
  read(json, { decrypt, today }) {
    const { people, confirmedOn } = json as { people: Person[]; confirmedOn: CivilDate | null };
    const rows = people.map((person) => {
      const { kind, id, birthDate, idNumber, match, position, category, scope, title, ...plain } = person;
      const row = {
        name: plain.name,
        gender: plain.gender,
        education: plain.education,
        major: plain.major,
        qualificationNumber: plain.qualificationNumber,
        practiceNumber: plain.practiceNumber,
        department: plain.department,
        remark: plain.remark,
        person: id,
        birthMonth: birthDate && birthDate.slice(0, 7),
        position: position && (kind === 'nurse' ? labelOf(nursePositions, position) : position),
        title,
        category: category && (kind === 'nurse' ? category : labelOf(CATEGORY[kind], category)),
        scope: scope && (kind === 'nurse' ? labelOf(workCategories, scope) : scope),
        idNumber: decrypt(idNumber),
        source: 'registry' as const,
        match,
      };
      return { kind, row };
    });
    const of = <Row>(wanted: Person['kind']): Row[] => rows.filter(({ kind }) => kind === wanted).map(({ row }) => row as Row);
    const doctors = of<DoctorRow>('doctor');
    const nurses = of<NurseRow>('nurse');
    const others = of<TechnicianRow>('technician');
    const facts: RosterFacts = {
      doctors,
      nurses,
      others,
      confirmed: confirmedOn !== null && confirmedOn.slice(0, 4) === today.slice(0, 4),
      counts: {
        doctors: doctors.length,
        nurses: nurses.length,
        others: others.length,
        total: rows.length,
        mismatches: rows.filter(({ row }) => row.match !== 'consistent').length,
      },
    };
    return facts;
  },
};
