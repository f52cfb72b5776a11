import { said } from '../../providers/locale';
import type { Case, Values } from '../../types/Case';

/** A person of a table of the form to whom evidence can belong. */
export interface Person {
  id: string;
  /** `section.field` of the table. */
  table: string;
  name: string;
}

const rowsAt = ({ form }: Case, path: string): Values[] => {
  const [section = '', field = ''] = path.split('.');
  const rows = form[section]?.[field];
  return Array.isArray(rows) ? (rows as Values[]) : [];
};

const tableLabel = ({ formDeclaration }: Case, path: string): string => {
  const [section = '', key = ''] = path.split('.');
  const field = formDeclaration.sections.find((candidate) => candidate.key === section)?.fields.find((candidate) => candidate.key === key);
  return field ? said(field.label) : '';
};

/** Everybody to whom evidence can belong, as the tables of the form list them. */
export const peopleIn = (data: Case): Person[] =>
  data.materials.flatMap(({ repeat }) =>
    repeat?.by === 'row'
      ? repeat.tables.flatMap((table) =>
          rowsAt(data, table).flatMap((row) => {
            const id = row[repeat.id];
            return typeof id === 'string' && id ? [{ id, table, name: `${tableLabel(data, table)} · ${String(row['name'] ?? '')}` }] : [];
          }),
        )
      : [],
  );
