import { guidedProcedures, optionsOf } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import { say } from '@medregistry/language';

test('what a service guide can explain is a business that somebody files, under its own name', () => {
  const cases = new Map(procedures.filter(({ kind }) => kind === 'case').map(({ key, label }) => [key, say(label)]));
  expect(optionsOf(guidedProcedures).map(({ key }) => [key, cases.get(key)])).toEqual(optionsOf(guidedProcedures).map(({ key, label }) => [key, label]));
});
