/** What `GET /api/verify/:code` may say; the page shows what is there and leaves out the rest. */
export interface Verified {
  genuine?: boolean;
  title?: string;
  label?: string;
  number?: string;
  subject?: string;
  subjectName?: string;
  issuer?: string;
  authority?: string;
  issuedAt?: string;
  issuedOn?: string;
  stateLabel?: string;
  status?: string;
  statement?: string;
  prints?: number;
  today?: Record<string, string | number | null> | string;
}

const day = (instant: string | undefined): string =>
  instant ? new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(new Date(instant)) : '';

/** The answer as pairs of label and value, in the order in which they are read. */
export function factsOf(answer: Verified): [string, string][] {
  const today = typeof answer.today === 'string' ? answer.today : '';
  const pairs: [string, string | undefined][] = [
    ['文书', answer.title ?? answer.label],
    ['编号', answer.number],
    ['机构', answer.subjectName ?? answer.subject],
    ['出具机关', answer.issuer ?? answer.authority],
    ['出具日期', day(answer.issuedOn ?? answer.issuedAt)],
    ['目前状态', answer.stateLabel ?? answer.status ?? today],
    ['打印次数', answer.prints === undefined ? undefined : String(answer.prints)],
  ];
  return pairs.filter((pair): pair is [string, string] => Boolean(pair[1]));
}
