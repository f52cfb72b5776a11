import { any, form, type Condition, type ItemKind, type Procedure, type Repeat } from '@medregistry/language';
import { verificationMaterials, type MaterialKind, type MaterialOccasion } from '../../catalogues';
import { visitPhotographs } from '../phases/inspection';
import { agentActs } from './conduct';

const subjectAmong = (...codes: string[]): Condition => form('subjects.rows').column('code').overlaps(codes);

/** X线、CT、核医学、介入放射学、放射治疗; equipment elsewhere, such as a dental X-ray, is asked for in the form. */
const radiates = any(form('period.radiation').is(true), subjectAmong('32.01', '32.02', '32.04', '32.09', '32.10'));
const hasLargeEquipment = form('period.largeEquipment').is(true);
/** 产科、计划生育、优生学. */
const caresForMothers = subjectAmong('05.02', '05.03', '05.04');

/** The radiation licence is verified together with the permit, so it is asked for; of the others the law says only that there must be one. */
const OCCASIONS = {
  always: { required: true },
  agent: { when: agentActs, required: true },
  radiation: { when: radiates, required: true },
  'large-equipment': { when: hasLargeEquipment, required: false },
  'maternal-care': { when: caresForMothers, required: false },
  'on-demand': { required: false },
} as const satisfies Record<MaterialOccasion, { when?: Condition; required: boolean }>;

/** Slots whose paper the system prints from the form. */
const PRINTABLE: Partial<Record<string, string>> = { 'application-form': 'application-form', 'staff-roster': 'roster', 'work-summary': 'work-summary' };

/** What the system lays over a copy (F37): that it is one, what for, whose and when. */
const MARK_LINES = ['与原件一致', '仅用于{campaign.year}年度医疗机构校验', '{institution.name}　{today}'];

const kinds: readonly MaterialKind[] = verificationMaterials;

const items = kinds
  .filter((kind) => kind.as === 'item')
  .map(({ key, label, requirement, seal }): ItemKind => ({ value: key, label, requirement, seal }));

/** The roster's people, each with evidence of their own (F55). */
const people: Repeat = { by: 'row', tables: ['roster.doctors', 'roster.nurses', 'roster.others'], id: 'person', name: 'name', details: ['title', 'department'] };

function repeatOf({ key, as }: MaterialKind): { repeat?: Repeat } {
  if (as === 'person') return { repeat: people };
  return key === 'other' ? { repeat: { by: 'title', kinds: items, most: 50 } } : {};
}

const slot = (kind: MaterialKind): Procedure['materials'][number] => {
  const { key, label, requirement, occasion, seal, signature, copyMark } = kind;
  return {
    key,
    label,
    requirement,
    seal,
    signature,
    copyMark,
    markLines: copyMark || key === 'other' ? MARK_LINES : [],
    ...OCCASIONS[occasion],
    ...repeatOf(kind),
    ...(PRINTABLE[key] ? { printable: PRINTABLE[key] } : {}),
  };
};

/** VM01–VM15, but for those that the form answers (VM10–VM13) and those that are items of VM15. */
export const materials: Procedure['materials'] = [...kinds.filter(({ as }) => as !== 'form' && as !== 'item').map(slot), visitPhotographs];
