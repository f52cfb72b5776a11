import { FACT_GROUPS } from '@medregistry/config/facts';
import { Role } from '@medregistry/config';
import { procedures } from '@medregistry/config/procedures';
import { linkFaults, LINKED, type Procedure } from '@medregistry/language';
import { z } from 'zod';
import { districtSetting } from '../support/districtSetting';
import { generatedTests } from '../support/generatedTests';

/** Every path of facts named in a declaration: in operands and in the holes of texts. */
function namedFacts(node: unknown): string[] {
  if (typeof node === 'string') return [...node.matchAll(/\{([A-Za-z]\w*(?:\.[\w-]+)+)\}/g)].map(([, path]) => path ?? '');
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, item]) => (key === 'fact' && typeof item === 'string' ? [item] : namedFacts(item)));
}

const inner = (schema: z.ZodType): z.ZodType => (schema instanceof z.ZodNullable ? inner(schema.unwrap() as z.ZodType) : schema);

function known(schema: z.ZodType | undefined, path: string[]): boolean {
  const [head, ...rest] = path;
  if (!schema) return false;
  if (head === undefined) return true;
  const plain = inner(schema);
  if (plain instanceof z.ZodRecord) return true;
  return plain instanceof z.ZodObject && known(plain.shape[head] as z.ZodType | undefined, rest);
}

/** Who works for an authority, and who of them decides or hands out. */
const STAFF = ['reviewer', 'approver', 'counter', 'provincial', 'administrator'];
const DECIDING = ['approver', 'counter', 'provincial'];

describe.each(procedures.map((procedure): [string, Procedure] => [procedure.key, procedure]))('%s', (_key, procedure) => {
  generatedTests(districtSetting(procedure), Role.options);

  it('asks staff who decide, stamp, issue or cancel to have shown lately who they are', () => {
    for (const [key, event] of Object.entries(procedure.events)) {
      if (!event.roles.every((role) => STAFF.includes(role))) continue;
      const closes = event.to !== undefined && procedure.states[event.to]?.closed === true;
      const decides = event.documents.length > 0 && event.roles.some((role) => DECIDING.includes(role));
      const concludes = closes && (event.documents.length > 0 || event.roles.includes('counter'));
      if (event.effects.length > 0 || decides || concludes) expect([key, event.fresh]).toEqual([key, true]);
    }
  });

  it('speaks only of facts that the registers tell', () => {
    for (const path of namedFacts(procedure)) {
      const [group = '', ...rest] = path.split('.');
      if (group === LINKED) {
        expect([path, [...procedures.map(({ key }) => key), 'earlier', 'later'].includes(rest[0] ?? '')]).toEqual([path, true]);
        continue;
      }
      expect([path, known(FACT_GROUPS[group as keyof typeof FACT_GROUPS], rest)]).toEqual([path, true]);
    }
  });
});

it('links procedures soundly', () => {
  expect(linkFaults(procedures)).toEqual([]);
});

it('gives every procedure a key and a prefix of its own', () => {
  for (const part of ['key', 'prefix'] as const) expect(new Set(procedures.map((procedure) => procedure[part])).size).toBe(procedures.length);
});

it('describes an ordinary institution in exactly the declared groups', () => {
  const { facts } = districtSetting(procedures[0] as Procedure);
  expect(z.strictObject(FACT_GROUPS).parse(facts)).toEqual(facts);
});
