import { merge, settle } from './mergeForms';

const base = { profile: { name: '甲', phone: '1', beds: 20 } };

test('takes what only one side changed', () => {
  const mine = { profile: { name: '乙', phone: '1', beds: 20 } };
  const theirs = { profile: { name: '甲', phone: '2', beds: 20 } };
  expect(merge(base, mine, theirs)).toEqual({ form: { profile: { name: '乙', phone: '2', beds: 20 } }, conflicts: [] });
});

test('asks about a field that both sides changed differently, and keeps mine until answered', () => {
  const mine = { profile: { ...base.profile, beds: 30 } };
  const theirs = { profile: { ...base.profile, beds: 40 } };
  const { form, conflicts } = merge(base, mine, theirs);
  expect(form['profile']?.['beds']).toBe(30);
  expect(conflicts).toEqual([{ path: 'profile.beds', mine: 30, theirs: 40 }]);
});

test('does not ask when both sides made the same change', () => {
  const both = { profile: { ...base.profile, beds: 30 } };
  expect(merge(base, both, structuredClone(both)).conflicts).toEqual([]);
});

test('keeps a value that I emptied empty', () => {
  const mine = { profile: { ...base.profile, phone: null } };
  expect(merge(base, mine, base).form['profile']?.['phone']).toBeNull();
});

test('settles a conflict for theirs where mine is not kept', () => {
  const mine = { profile: { ...base.profile, beds: 30, name: '乙' } };
  const theirs = { profile: { ...base.profile, beds: 40, name: '丙' } };
  const { form, conflicts } = merge(base, mine, theirs);
  expect(settle(form, theirs, conflicts, new Set(['profile.name']))).toEqual({ profile: { name: '乙', phone: '1', beds: 40 } });
});
