import { registrationValidity } from '@medregistry/config';
import type { FactPart } from './FactPart';

/** The validity of a registration that is granted today: it follows from the day alone. */
export const validity: FactPart<'validity'> = {
  sql: `(CAST('null' AS jsonb))`,
  read: (_json, { today }) => registrationValidity(today),
};
