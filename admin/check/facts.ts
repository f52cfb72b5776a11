import { day } from '../plain/elements';

/** What `GET /api/verify/:code` says. */
export interface Verified {
  state: 'unknown' | 'genuine' | 'revoked' | 'lapsed' | 'shown';
  /** Of what its holder has just shown: whether it holds today, in a word and in a sentence. */
  good?: boolean;
  verdict?: string;
  sentence?: string;
  facts?: { label: string; value: string }[];
  title?: string;
  number?: string;
  issuedAt?: string;
  revokedAt?: string | null;
  prints?: number;
  /** The electronic signature, once the document has been signed. */
  signature?: { at: string; certificate: { subject: string; serial: string; validTo: string; demonstration: boolean } } | null;
  /** What is true today of the case behind the document. */
  today?: { label: string; value: string }[];
}

/** `CN=某某, O=…` by the name that people know. */
const commonName = (subject: string): string => /CN=([^,]+)/.exec(subject)?.[1] ?? subject;

const signatureOf = (signature: Verified['signature']): [string, string][] =>
  signature
    ? [
        ['电子签名', `已签名（${day(signature.at)}）${signature.certificate.demonstration ? '，演示证书，不具有法律效力' : ''}`],
        ['签名证书', `${commonName(signature.certificate.subject)}，序列号 ${signature.certificate.serial}，有效期至${day(signature.certificate.validTo)}`],
      ]
    : [['电子签名', '没有电子签名，或正在签名']];

const told = (facts: { label: string; value: string }[]): [string, string][] => facts.map(({ label, value }) => [label, /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value) : value]);

/** The answer as pairs of label and value, in the order in which they are read. */
export function factsOf({ state, title, number, issuedAt, revokedAt, prints, signature, today = [], facts = [] }: Verified): [string, string][] {
  if (state === 'shown') return [['证照', title ?? ''], ...told(facts)];
  const pairs: [string, string][] = [
    ['文书', title ?? ''],
    ['编号', number ?? ''],
    ['出具日期', day(issuedAt)],
    ['撤销日期', day(revokedAt)],
    ...signatureOf(signature),
    ...told(today),
    ['打印次数', prints === undefined ? '' : String(prints)],
  ];
  return pairs.filter(([, value]) => value !== '');
}

/** What a comparison of a file says: whether all is well, a heading, and what to do. */
export const COMPARISONS: Record<string, [good: boolean, title: string, sentence: string]> = {
  identical: [true, '✓ 文件与存档一致', '这份 PDF 就是登记机关出具的原件，一个字节也没有改动。'],
  'other-document': [false, '× 不是这份文书', '文件有登记机关的电子签名，但不是这个核验码的文书。请用文件上的核验码再查一次。'],
  changed: [false, '× 文件被改动过', '文件的内容与签名不符，请不要采信，并以存档的文书为准。'],
  unsigned: [false, '× 文件没有电子签名', '这不是从本系统下载的原件，可能是扫描件或打印后另存的文件。请核对纸面内容，或向持件人索取原件。'],
};
