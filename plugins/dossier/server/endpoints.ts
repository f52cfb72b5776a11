import { defineEndpoint, refuse, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import type { Limit, Limits } from '@medregistry/access';
import { readFile } from 'node:fs/promises';
import type { Documents } from './services/documents';
import type { Passes } from './services/passes';
import { Certificate } from './signing/Signer';

/** What one address may ask: people scan paper after paper, nobody tries codes. */
const CHECKS: Limit = { requests: 300, seconds: 300 };
const COMPARISONS: Limit = { requests: 30, seconds: 300 };

/** An issued document of many pages is a few megabytes. */
const FILE_BYTES = 10 * 1024 * 1024;

const Code = z.object({ code: z.string().min(1).max(64) });

const Answer = z.object({
  data: z.discriminatedUnion('state', [
    z.object({ state: z.literal('unknown') }),
    /** A code for minutes whose minutes have passed. */
    z.object({ state: z.literal('lapsed') }),
    z.object({ state: z.literal('shown'), title: z.string(), good: z.boolean(), verdict: z.string(), sentence: z.string(), facts: z.array(z.object({ label: z.string(), value: z.string() })) }),
    z.object({
      state: z.enum(['genuine', 'revoked']),
      kind: z.string(),
      title: z.string(),
      number: z.string(),
      issuedAt: z.string(),
      revokedAt: z.string().nullable(),
      prints: z.number(),
      signature: z.object({ at: z.string(), certificate: Certificate }).nullable(),
      today: z.array(z.object({ label: z.string(), value: z.string() })),
    }),
  ]),
});

/** The public check of a document: everything else of the dossier is served through the record that owns it. */
export const endpoints = (documents: () => Documents, passes: () => Passes, limits: () => Limits): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/verify/:code',
    summary: '核验文书或出示的电子证照：是否真实，以及今天的情况',
    tag: 'verify',
    access: 'public',
    params: Code,
    answer: Answer,
    async handle({ params, address, now }) {
      await limits().take('verify', address, CHECKS, now);
      const document = await documents().verify(params.code);
      return { body: { data: document.state === 'unknown' ? await passes().look(params.code, now) : document }, headers: { 'Cache-Control': 'no-store' } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/verify/:code/file',
    summary: '核验文件：与存档的文书是否一致，电子签名是否完好（文件不保存）',
    tag: 'verify',
    access: 'public',
    params: Code,
    upload: true,
    answer: z.object({ data: z.object({ comparison: z.enum(['identical', 'other-document', 'changed', 'unsigned']) }) }),
    async handle({ params, files, address, now }) {
      await limits().take('verify-file', address, COMPARISONS, now);
      const [file, ...more] = files;
      if (!file || more.length > 0) throw refuse.invalid([{ path: 'files', code: 'count', message: '请选择一个要核验的 PDF 文件。' }]);
      if (file.size > FILE_BYTES) throw refuse.tooLarge(`文件超过 ${FILE_BYTES / 1024 / 1024} MB，不是本系统出具的文书。`);
      const bytes = await readFile(file.path);
      if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw refuse.unsupported('只能核验 PDF 文件，请选择从本系统下载的文书。');
      const comparison = await documents().compare(params.code, bytes);
      if (!comparison) throw refuse.notFound('没有与这个核验码相符的文书，请核对核验码。');
      return { body: { data: { comparison } }, headers: { 'Cache-Control': 'no-store' } };
    },
  }),
];
