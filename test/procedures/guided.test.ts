import { guidedProcedures, labelOf } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import { say } from '@medregistry/language';

test('every business that somebody files can have a service guide, under its own name', () => {
  const cases = procedures.filter(({ kind }) => kind === 'case').map(({ key, label }) => [key, say(label)]);
  expect(cases).toEqual(Object.keys(guidedProcedures).map((key) => [key, labelOf(guidedProcedures, key)]));
});
