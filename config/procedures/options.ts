import { optionsOf, type EnumTable } from '../enums';

/** The values of an enumeration as a field offers them. */
export const choicesOf = (table: EnumTable): { value: string; label: string }[] => optionsOf(table).map(({ key, label }) => ({ value: key, label }));
