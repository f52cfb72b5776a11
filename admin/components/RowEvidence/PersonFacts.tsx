import { said } from '../../providers/locale';
import type { Case, Material, Values } from '../../types/Case';
import { NoteList } from '../NoteList';
import { Cell } from '../TableField/Cell';

interface PersonFactsProps {
  data: Case;
  /** The slot whose items belong to people. */
  slot: Material;
  id: string;
}

/** What the form says of a person, and the notes on it: what the evidence below is compared with. */
export function PersonFacts({ data, slot: { repeat }, id }: PersonFactsProps): React.JSX.Element | null {
  if (repeat?.by !== 'row') return null;
  const notes = data.notes.filter(({ target }) => target === `person.${id}`);
  const found = repeat.tables.flatMap((table) => {
    const [section = '', key = ''] = table.split('.');
    const rows = data.form[section]?.[key];
    const row = Array.isArray(rows) ? (rows as Values[]).find((candidate) => candidate[repeat.id] === id) : undefined;
    const columns = data.formDeclaration.sections.find((candidate) => candidate.key === section)?.fields.find((candidate) => candidate.key === key)?.columns ?? [];
    return row ? columns.filter((column) => !column.internal && !column.sensitive && (row[column.key] ?? '') !== '').map((column) => ({ column, value: row[column.key] ?? null })) : [];
  });
  return (
    <div className="stack-s">
      <dl className="facts">{found.map(({ column, value }) => <PersonFact key={column.key} label={said(column.label)}><Cell column={column} value={value} /></PersonFact>)}</dl>
      {notes.length > 0 && <NoteList notes={notes} />}
    </div>
  );
}

function PersonFact({ label, children }: { label: string; children: React.ReactNode }): React.JSX.Element {
  return <><dt>{label}</dt><dd>{children}</dd></>;
}
