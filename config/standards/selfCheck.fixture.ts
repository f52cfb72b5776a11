import { bareScene, type Facts, type FormData, type Scene } from '@medregistry/language';
import type { CountedPerson, SelfCheckFacts } from '../facts';

type Counted = Omit<SelfCheckFacts, 'standard' | 'without'>;

let serial = 0;

/** So many people who count, of one kind. */
export const crowd = (heads: number, kind: CountedPerson['kind'], change: Partial<CountedPerson> = {}): CountedPerson[] =>
  Array.from({ length: heads }, () => {
    serial += 1;
    return { person: `p-${serial}`, same: serial, kind, title: null, category: null, level: kind === 'doctor' ? 'doctor' : null, scope: null, aestheticChief: false, valid: true, ...change };
  });

/** What the registers say of an institution of a test: nothing but what it puts there. */
export const sceneOf = (change: Partial<Counted> & { codes?: string[] } = {}, form: FormData = {}, today = '2026-11-10'): Scene => {
  const { codes = [], ...counted } = change;
  const selfCheck: Counted = {
    bedsApproved: 0, bedsOpen: 0, dentalChairs: 0, beautyBeds: 0, dialysisUnits: 0, buildingArea: null, businessArea: null, people: [],
    subjects: codes.map((code) => ({ code })), ...counted,
  };
  return bareScene({ facts: { selfCheck } as unknown as Facts, form, today });
};
