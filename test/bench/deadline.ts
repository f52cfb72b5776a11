import type { Bench } from './Bench';
import { Child } from './Child';
import { median } from './load';
import { headersOf } from './reading';
import { rosterLines } from './roster';
import { figure, type Line } from './table';
import type { Traffic, TrafficServices } from './traffic';
import { workListLines } from './workList';

/** A season of a district (domain.md §10.2): its cases, the working days that they spread over, and what filing one asks of the server. */
const SEASON = { cases: 1_300, days: 45, hoursADay: 8, requestsACase: 100 } as const;
/** The last week, whose days are crowded into two hours of the morning (domain.md §10.3). */
const CROWD = { times: 10, hoursADay: 2 } as const;
const FILING_AT_ONCE = 20;

const usual = (SEASON.cases * SEASON.requestsACase) / (SEASON.days * SEASON.hoursADay * 3600);
const crowded = usual * CROWD.times * (SEASON.hoursADay / CROWD.hoursADay);

const told = ({ milliseconds, refused, requests }: Traffic): string => `${requests} requests, p50 ${figure(median(milliseconds))} ms, ${refused} refused`;

/** The reads that people wait for, measured once more while institutions file as they do in the last week. */
export async function deadlineLines(bench: Bench): Promise<Line[]> {
  const drafts = await bench.application.ask('drafts', FILING_AT_ONCE);
  const filings = [];
  for (const [index, { documentId, institution }] of drafts.entries()) {
    filings.push({ documentId, headers: headersOf(await bench.signIn(`bench-filing-${index}`, 'institution', institution, 'subject')) });
  }
  const traffic = await Child.start<TrafficServices>('traffic.ts');
  try {
    await traffic.ask('begin', { url: bench.url, filings, perSecond: crowded });
    const lines = [...(await rosterLines(bench)), ...(await workListLines(bench))];
    const meanwhile = await traffic.ask('end');
    return [
      // Statements are counted where nobody else asks for any.
      ...lines.filter(({ subject }) => !subject.endsWith('SQL statements')).map(({ subject, ...line }) => ({ subject: `deadline week: ${subject}`, ...line })),
      { subject: `deadline week: filing meanwhile at ${figure(crowded)} requests a second, ${CROWD.times} times the usual in ${CROWD.hoursADay} hours`, found: told(meanwhile), wanted: '0 refused' },
    ];
  } finally {
    await traffic.end();
  }
}
