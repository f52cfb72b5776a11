import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedures } from '@medregistry/config/procedures';
import { procedurePage } from '@medregistry/language';

const folder = join(__dirname, '../../docs/procedures');

it('keeps a page for every procedure and for nothing else', () => {
  expect(readdirSync(folder).sort()).toEqual(procedures.map(({ key }) => `${key}.md`).sort());
});

it.each(procedures.map((procedure) => [procedure.key, procedure] as const))('has the page of %s as its declaration says (npm run docs)', (key, procedure) => {
  expect(readFileSync(join(folder, `${key}.md`), 'utf8')).toBe(procedurePage(procedure));
});
