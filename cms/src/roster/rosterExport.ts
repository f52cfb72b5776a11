import { doctorTitles, fieldRules, genders, labelOf, nursePositions, nurseTitles, registrationStatuses, rosterMatchAdvice, rosterMatches, technicianKinds, technicianTitles, type RosterMatch } from '@medregistry/config';
import { defineExport, type ExportDeclaration, type ExportQuestion } from '@medregistry/exchange';
import { civilDate, rolesFor, say } from '@medregistry/language';
import type { Services } from '../endpoints/services';
import { institutionPlace } from './institutionPlace';
import { peopleSql, ROSTER_TABS, type RosterTab } from './rosterPeople';

/** A person as a statement of the roster gives them. */
export interface PersonRow {
  /** null stands for an institution without a person on this page, which tells it from one outside the scope. */
  key: number | null;
  documentId: string;
  name: string;
  gender: string;
  idNumber: string;
  title: string | null;
  position: string | null;
  department: string | null;
  certificateNumber: string | null;
  validTo: string | null;
  status: string | null;
  technicianKind: string | null;
  match: RosterMatch;
}

export const TITLES = { nurse: nurseTitles, doctor: doctorTitles, other: technicianTitles } as const;
export const REGISTER = { nurse: 'nurse', doctor: 'staff-member', other: 'staff-member' } as const;
const ROLES = ['institution', 'nursing', 'reviewer', 'approver', 'administrator', 'provincial'];
const SET = 500;

export const positionOf = (tab: RosterTab, position: string | null): string | null => position && (tab === 'nurse' ? labelOf(nursePositions, position) : position);

const categoryOf = (tab: RosterTab, { technicianKind }: PersonRow): string => (tab === 'doctor' ? '医师' : tab === 'nurse' ? '护士' : labelOf(technicianKinds, technicianKind ?? 'other'));

/** The export of the roster (F34): everybody on post, with how each agrees with the registers and what to do about it. */
export function rosterExport({ access }: Services): ExportDeclaration {
  async function* rows({ place, principal, unmasked, now }: ExportQuestion): AsyncGenerator<Record<string, string | null>[]> {
    const held = rolesFor(principal, place.scopePath);
    let number = 0;
    for (const tab of ['doctor', 'nurse', 'other'] as const satisfies readonly (typeof ROSTER_TABS)[number][]) {
      for (let after = 0; ; ) {
        const values: unknown[] = [place.id, after, SET, civilDate(now)];
        const scope = access('scope').sql(principal, undefined, 'i.scope_path', values);
        const found = (await access('reads').query<PersonRow>(`roster_export_${tab}`, peopleSql(tab, {}, values, scope), values)).filter(({ key }) => key !== null);
        if (found.length === 0) break;
        yield found.map((row) => {
          const opened = { name: row.name, gender: row.gender, idNumber: access('cipher').decrypt(row.idNumber) };
          const shown = unmasked ? opened : (access('masks').apply(REGISTER[tab], opened, held) as Partial<typeof opened>);
          const advice = rosterMatchAdvice[row.match];
          return {
            number: String((number += 1)),
            category: categoryOf(tab, row),
            name: shown.name ?? null,
            gender: labelOf(genders, shown.gender ?? ''),
            idNumber: shown.idNumber ?? null,
            department: row.department,
            position: positionOf(tab, row.position),
            title: row.title && labelOf(TITLES[tab], row.title),
            certificateNumber: row.certificateNumber,
            validTo: row.validTo,
            status: row.status && labelOf(registrationStatuses, row.status),
            match: labelOf(rosterMatches, row.match),
            advice: advice && say(advice),
          };
        });
        after = found.at(-1)?.key ?? after;
      }
    }
  }

  return defineExport({
    kind: 'roster',
    label: '人员名录',
    roles: ROLES,
    unmask: fieldRules['staff-member'].idNumber.reveal.filter((role) => fieldRules.nurse.idNumber.reveal.includes(role)),
    columns: [
      { key: 'number', header: '序号', width: 6, share: 5 },
      { key: 'category', header: '人员类别', width: 12, share: 10 },
      { key: 'name', header: '姓名', width: 12, share: 10 },
      { key: 'gender', header: '性别', width: 6, share: 5 },
      { key: 'idNumber', header: '证件号码', width: 22, share: 20 },
      { key: 'department', header: '科室', width: 14, share: 10 },
      { key: 'position', header: '职务', width: 12 },
      { key: 'title', header: '职称', width: 12, share: 11 },
      { key: 'certificateNumber', header: '证书编码', width: 22, share: 17 },
      { key: 'validTo', header: '证书有效期至', width: 14 },
      { key: 'status', header: '注册状态', width: 12 },
      { key: 'match', header: '核对结果', width: 16, share: 12 },
      { key: 'advice', header: '处理办法', width: 60 },
    ],
    place: institutionPlace(access),
    rows,
  });
}
