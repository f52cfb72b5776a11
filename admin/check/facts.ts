/** What `GET /api/verify/:code` says. */
export interface Verified {
  state: 'unknown' | 'genuine' | 'revoked';
  title?: string;
  number?: string;
  issuedAt?: string;
  revokedAt?: string | null;
  prints?: number;
  /** What is true today of the case behind the document. */
  today?: { label: string; value: string }[];
}

const day = (instant: string | null | undefined): string =>
  instant ? new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(new Date(instant)) : '';

/** The answer as pairs of label and value, in the order in which they are read. */
export function factsOf({ title, number, issuedAt, revokedAt, prints, today = [] }: Verified): [string, string][] {
  const pairs: [string, string][] = [
    ['文书', title ?? ''],
    ['编号', number ?? ''],
    ['出具日期', day(issuedAt)],
    ['撤销日期', day(revokedAt)],
    ...today.map(({ label, value }): [string, string] => [label, /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value]),
    ['打印次数', prints === undefined ? '' : String(prints)],
  ];
  return pairs.filter(([, value]) => value !== '');
}
