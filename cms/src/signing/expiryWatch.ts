import type { Certificate, Signatures } from '@medregistry/dossier';
import type { JobHandler, Outbox, OutboxItem } from '@medregistry/outbox';

const DAY = 86_400_000;

/** Days before the end of a certificate on which administrators are told. */
export const WARNINGS = [60, 30, 7] as const;

interface Held {
  code: string;
  certificate: Certificate;
}

/** The warning that is due for a certificate; undefined while there is time. A day that was missed is made up for. */
export const warningFor = ({ certificate }: Held, now: Date): number | undefined => {
  const left = (new Date(certificate.validTo).getTime() - now.getTime()) / DAY;
  return WARNINGS.filter((days) => left <= days).at(-1);
};

const dayOf = (iso: string): string => new Date(iso).toLocaleDateString('en-CA', { timeZone: 'Asia/Shanghai' });

/** The message of one warning: each goes out once, whatever the number of processes and of days that were missed. */
const messageOf = ({ code, certificate }: Held, days: number, scopePath: string): OutboxItem => ({
  topic: 'notify',
  dedupeKey: `certificate:${certificate.fingerprint}:${days}`,
  payload: {
    roles: ['administrator'],
    scopePath,
    kind: 'signing.expiry',
    title: '签名证书即将到期',
    body: `用于文书电子签名的证书（${code}，${certificate.subject}）将于 ${dayOf(certificate.validTo)} 到期。到期后出具的文书不能通过核验，请尽快申请新证书，并由系统管理员替换证书文件后重新启动系统。`,
    link: '/',
    subjectType: 'certificate',
    subjectId: certificate.serial,
  },
});

/** Looks at every certificate once a day. */
export const expiryWatch =
  (folder: () => Pick<ReturnType<Signatures['folder']>, 'certificates'>, outbox: () => Outbox): JobHandler =>
  async ({ trx, tick }) => {
    const due = (await folder().certificates()).flatMap((held) => {
      const days = warningFor(held, tick);
      return days === undefined ? [] : [{ held, days }];
    });
    if (due.length === 0) return;
    const { rows } = await trx.raw<{ rows: { code: string; scopePath: string }[] }>('SELECT code, scope_path AS "scopePath" FROM authorities');
    const pathOf = new Map(rows.map(({ code, scopePath }) => [code, scopePath]));
    await outbox().enqueue(trx, due.map(({ held, days }) => messageOf(held, days, pathOf.get(held.code) ?? '/')));
  };
