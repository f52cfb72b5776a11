import type { TableColumn } from '@medregistry/config';
import type { ImportColumn } from '@medregistry/exchange';
import { say } from '@medregistry/language';

/** A column of a table as the exchange reads it from a spreadsheet. */
export const importColumn = <Key extends string>({ key, field, aliases, example, identifier, parse }: TableColumn<Key>): ImportColumn<Key> => ({
  key,
  header: say(field.label),
  aliases,
  example,
  identifier,
  parse,
  ...(field.required === true ? { required: true } : {}),
  ...(field.help ? { hint: say(field.help) } : {}),
  ...(field.options ? { options: field.options.map(({ label }) => say(label)) } : field.type === 'yes-no' ? { options: ['是', '否'] } : {}),
  ...(key === 'idNumber' ? { width: 22 } : {}),
});
