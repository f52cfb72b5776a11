import type { ReactNode } from 'react';

interface FigureTableProps {
  caption: string;
  head: string[];
  rows: { key: string; cells: [string, ...ReactNode[]] }[];
}

/** A table of numbers; on a phone it is moved sideways, its first column in words stays in view. */
export function FigureTable({ caption, head, rows }: FigureTableProps): React.JSX.Element {
  return (
    <div className="figures-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="figures">
        <caption className="hidden-text">{caption}</caption>
        <thead><tr>{head.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells: [label, ...values] }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              {values.map((value, index) => <td key={head[index + 1]}>{value}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
