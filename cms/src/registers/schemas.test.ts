import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { enumerations } from '@medregistry/config';
import { sensitiveFields } from './sensitiveFields';

interface Attribute {
  type: string;
  enum?: string[];
  configurable?: boolean;
  private?: boolean;
  useJoinTable?: boolean;
}

const API = join(__dirname, '../api');
const types = readdirSync(API, { withFileTypes: true }).filter((entry) => entry.isDirectory() && readdirSync(join(API, entry.name)).includes('content-types'));
const schemas = types.map(({ name }) => ({
  name,
  ...(JSON.parse(readFileSync(join(API, name, 'content-types', name, 'schema.json'), 'utf8')) as { options: { draftAndPublish: boolean }; attributes: Record<string, Attribute> }),
}));

const tables = Object.values(enumerations).map(({ table }) => Object.keys(table).sort().join());

/** Choices that no table of config has, because they say how this system works. */
const OWN = new Set([['campaign', 'statutory'].join(), ['online', 'window'].join(), ['doctor', 'technician'].join()]);

it('has a schema for each register of the data dictionary', () => {
  expect(schemas.map(({ name }) => name).sort()).toEqual(
    [
      'authority', 'service-window', 'institution', 'permit', 'practice-subject', 'institution-subject', 'nurse', 'nurse-registration', 'practice-record', 'staff-member',
      'campaign', 'notice', 'notice-attachment', 'notice-acknowledgement', 'verification-record', 'verification-obligation', 'holiday', 'publication', 'publication-entry',
      'switch-setting', 'authority-setting', 'activation-code', 'credential-request', 'record-version', 'appointment', 'faq-article', 'service-guide', 'rating',
    ].sort(),
  );
});

it.each(schemas.map((schema) => [schema.name, schema] as const))('keeps %s as it is when a modeller saves', (_, { options, attributes }) => {
  expect(options.draftAndPublish).toBe(false);
  for (const [field, { configurable, type, useJoinTable }] of Object.entries(attributes)) {
    expect({ field, configurable }).toEqual({ field, configurable: false });
    if (type === 'relation') expect({ field, useJoinTable }).toEqual({ field, useJoinTable: false });
  }
});

it('offers the choices of the law and no others', () => {
  const strangers = schemas.flatMap(({ name, attributes }) =>
    Object.entries(attributes).flatMap(([field, { enum: choices }]) => {
      const sorted = choices && [...choices].sort().join();
      return sorted === undefined || tables.includes(sorted) || OWN.has(sorted) ? [] : [`${name}.${field}`];
    }),
  );
  // Titles of doctors and of technicians stand in one column; the status of a record is that of its version.
  expect(strangers).toEqual(['staff-member.title', 'verification-record.status']);
});

it('lets no sealed field out through a stock route', () => {
  for (const [type, fields] of Object.entries(sensitiveFields)) {
    const attributes = schemas.find(({ name }) => name === type)?.attributes ?? {};
    for (const { field, index } of fields) {
      expect({ type, field, private: attributes[field]?.private }).toEqual({ type, field, private: true });
      if (index) expect(attributes[index.field]?.private).toBe(true);
    }
  }
});
