import type { DoctorTitle, NurseTitle, TechnicianKind } from '@medregistry/config';
import type { StaffingFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

interface Head {
  kind: 'doctor' | 'nurse' | 'technician';
  title: string | null;
  technicianKind: string | null;
  heads: number;
}

const DOCTORS: Partial<Record<DoctorTitle, keyof StaffingFacts>> = {
  chief: 'doctorChief',
  'associate-chief': 'doctorAssociateChief',
  attending: 'doctorAttending',
  resident: 'doctorResident',
  'junior-doctor': 'doctorJunior',
};
const NURSES: Partial<Record<NurseTitle, keyof StaffingFacts>> = {
  'chief-nurse': 'nurseChief',
  'associate-chief-nurse': 'nurseAssociateChief',
  'supervisor-nurse': 'nurseSupervisor',
  'senior-nurse': 'nurseSenior',
  nurse: 'nurseJunior',
};
const TECHNICIANS: Partial<Record<TechnicianKind, keyof StaffingFacts>> = {
  pharmacist: 'pharmacists',
  laboratory: 'laboratory',
  imaging: 'imaging',
  rehabilitation: 'rehabilitation',
};

/** The line of 附表14-4 that a head counts in; doctors and nurses without a title stand only in the sum. */
function lineOf({ kind, title, technicianKind }: Head): keyof StaffingFacts | undefined {
  if (kind === 'doctor') return DOCTORS[title as DoctorTitle];
  if (kind === 'nurse') return NURSES[title as NurseTitle];
  return TECHNICIANS[technicianKind as TechnicianKind] ?? 'otherHealth';
}

/** Heads by current title, as 附表14-4 asks for them. What the registers do not know stays null. */
export function staffingOf(heads: readonly Head[]): StaffingFacts {
  const counts: StaffingFacts = {
    total: null, health: 0, doctorChief: 0, doctorAssociateChief: 0, doctorAttending: 0, doctorResident: 0, doctorJunior: 0,
    nurseChief: 0, nurseAssociateChief: 0, nurseSupervisor: 0, nurseSenior: 0, nurseJunior: 0,
    pharmacists: 0, laboratory: 0, imaging: 0, rehabilitation: 0, otherHealth: 0, engineering: null, management: null, workers: null,
  };
  for (const head of heads) {
    counts.health += head.heads;
    const line = lineOf(head);
    if (line) counts[line] = (counts[line] ?? 0) + head.heads;
  }
  return counts;
}

/** Counts for 附表14-4. */
export const staffing: FactPart<'staffing'> = {
  sql: `(SELECT COALESCE(jsonb_agg(jsonb_build_object('kind', h.kind, 'title', h.title, 'technicianKind', h.technician_kind, 'heads', h.heads)), '[]')
      FROM (
        SELECT s.kind, s.title, s.technician_kind, count(*) AS heads FROM staff_members s
        WHERE s.institution_id = i.id AND s.on_post GROUP BY s.kind, s.title, s.technician_kind
        UNION ALL
        SELECT 'nurse', r.title, NULL, count(*) FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
        WHERE n.workplace_id = i.id AND (r.institution_id IS DISTINCT FROM i.id OR r.on_post) GROUP BY r.title
      ) h)`,
  read: (json) => staffingOf(json as Head[]),
};
