import { cannedReasons } from './CannedReason';
import { renewalMaterials, verificationMaterials } from './MaterialKind';
import { practiceSubject, practiceSubjects, practiceSubjectTitle, redundantSubjects } from './PracticeSubject';
import { windowChecklistFor } from './windowChecklist';
import { workSummaryHeadings } from './workSummary';

it('lists every practice subject once, the second level under an existing first', () => {
  const codes = practiceSubjects.map((subject) => subject.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const subject of practiceSubjects) {
    expect(subject.code).toMatch(subject.parent === undefined ? /^\d{2}$/u : new RegExp(`^${subject.parent}\\.\\d{2}$`, 'u'));
    if (subject.parent !== undefined) expect(practiceSubject(subject.parent)).toBeDefined();
  }
  expect(practiceSubjects.filter((subject) => subject.parent === undefined)).toHaveLength(34);
  expect(practiceSubjects.filter((subject) => subject.parent === '50')).toHaveLength(18);
});

it('titles a second-level subject with its parent', () => {
  expect(practiceSubjectTitle('03.01')).toBe('内科／呼吸内科专业');
  expect(practiceSubjectTitle('12')).toBe('口腔科');
  expect(practiceSubjectTitle('99')).toBe('99');
});

it('finds first-level subjects that stand beside their own second level', () => {
  expect(redundantSubjects(['03', '03.01', '04', '12'])).toEqual(['03']);
});

it('numbers the materials without a gap and gives each a key of its own', () => {
  expect([...new Set(verificationMaterials.map((material) => material.code))]).toEqual(
    Array.from({ length: 15 }, (_, index) => `VM${String(index + 1).padStart(2, '0')}`),
  );
  const keys = [...verificationMaterials, ...renewalMaterials].map((material) => material.key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9-]*$/u);
});

it('asks for the mark 与原件一致 wherever an identity paper is copied', () => {
  const copies = verificationMaterials.filter((material) => material.label.includes('身份证复印件'));
  expect(copies).toHaveLength(2);
  expect(copies.every((material) => material.copyMark && material.seal)).toBe(true);
});

it('names all nine headings in the reason about the work summary', () => {
  expect(Object.keys(workSummaryHeadings)).toHaveLength(9);
  const reason = cannedReasons.find((candidate) => candidate.code === 'M4');
  expect(reason?.text).toBe(
    '工作总结中未按要求体现依法执业、医疗管理、感染管理、护理管理、药事管理、医技科室管理、门急诊管理、病历管理及安全生产等内容。',
  );
});

it('asks for two papers at the window, and for six with a renewal', () => {
  expect(windowChecklistFor(false).map((item) => item.key)).toEqual(['permitDuplicate', 'guidanceNotice']);
  expect(windowChecklistFor(true)).toHaveLength(6);
});
