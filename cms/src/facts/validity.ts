import { registrationValidity } from '@medregistry/config';
import type { FactPart } from './FactPart';

/** The validity of a registration that is granted today: it follows from the day and a switch. */
export const validity: FactPart<'validity'> = {
  switched: true,
  sql: `(CAST('null' AS jsonb))`,
  read: (_json, { today, switches }) => registrationValidity(today, switches.validityEnds),
};
