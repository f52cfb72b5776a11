import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { procedures, verificationObligation } from '@medregistry/config/procedures';
import { recordOf } from './registerRecords';

const attributesOf = (type: string): Record<string, unknown> =>
  (JSON.parse(readFileSync(join(__dirname, '../api', type, 'content-types', type, 'schema.json'), 'utf8')) as { attributes: Record<string, unknown> }).attributes;

const effects = procedures.flatMap((procedure) =>
  Object.entries(procedure.events).flatMap(([event, { effects: list }]) => list.map((effect) => ({ name: `${procedure.key}.${event}`, ...effect }))),
);

it('ties every record that an effect names to a register with the fields that it writes', () => {
  expect(effects.length).toBeGreaterThan(4);
  for (const { name, verb, record, values } of effects) {
    const attributes = attributesOf(recordOf(record).type);
    const strangers = Object.keys(values).filter((field) => !(field in attributes) && !(verb === 'advance' && field === 'event'));
    expect({ name, strangers }).toEqual({ name, strangers: [] });
  }
});

it('advances a machine only by events that it has and that ask for no facts', () => {
  const advances = effects.filter(({ verb }) => verb === 'advance');
  expect(advances.length).toBeGreaterThan(2);
  for (const { name, values } of advances) {
    const { event } = values;
    const key = event && 'value' in event ? String(event.value) : '';
    expect({ name, guards: verificationObligation.events[key]?.guards }).toEqual({ name, guards: [] });
  }
});

it('names only records that versions are kept of in newVersion', () => {
  for (const { record } of effects.filter(({ verb }) => verb === 'newVersion')) {
    expect(Object.keys(attributesOf(recordOf(record).type))).toEqual(expect.arrayContaining(['version', 'current', 'status']));
  }
});

it('refuses a record that no register is tied to', () => {
  expect(() => recordOf('toString')).toThrow('No register');
});
