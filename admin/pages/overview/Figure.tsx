import { stringify } from 'qs';
import { Link } from 'react-router';

interface FigureProps {
  count: number;
  list: 'institutions' | 'cases';
  filter: Record<string, string | undefined>;
  /** What is counted, for who does not see the table round it. */
  label: string;
}

/** A number that opens what it counts; nothing opens nothing. */
export function Figure({ count, list, filter, label }: FigureProps): React.JSX.Element {
  if (count === 0) return <span className="quiet">0</span>;
  return <Link to={`/overview/${list}?${stringify(filter, { skipNulls: true })}`} aria-label={`${label} ${count}`}>{count}</Link>;
}
