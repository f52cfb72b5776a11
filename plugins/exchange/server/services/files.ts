import type { EndpointAnswer } from '@medregistry/language';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { AnyImport } from '../ImportDeclaration';
import type { ExchangePorts } from './ExchangePorts';
import type { Verdict } from '../ImportDeclaration';
import type { RunRow, RunStore } from './runStore';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SET = 1000;

/** A name for the `Content-Disposition` header: plain and encoded (RFC 6266). */
export const disposition = (name: string): string => `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`;

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Buffer>;
  } finally {
    await rm(path, { force: true });
  }
}

/** Hands a written workbook out and takes it away. */
export async function workbookAnswer(path: string, name: string): Promise<EndpointAnswer<never>> {
  const { size } = await stat(path);
  return { stream: bytesOf(path), headers: { 'Content-Type': WORKBOOK, 'Content-Length': String(size), 'Content-Disposition': disposition(name), 'Cache-Control': 'private, no-store' } };
}

const VERDICTS: Record<Verdict, [before: string, after: string]> = {
  create: ['将新增', '已新增'],
  update: ['将更新', '已更新'],
  same: ['没有变化', '没有变化'],
  matched: ['仅核对', '仅核对'],
  bad: ['有问题', '有问题'],
};

/** The tables that belong to imports: the empty one to fill in, and the one that came back with what was found. */
export function createImportFiles({ sheets, cipher, database, clock }: Pick<ExchangePorts, 'sheets' | 'cipher' | 'database' | 'clock'>, runs: RunStore) {
  return {
    /** The right headers, the choices, and one example line. */
    template({ label, columns }: AnyImport): Promise<string> {
      return sheets.write(
        {
          sheet: label,
          preface: [],
          columns: columns.map(({ header, width, options, hint, required }) => ({ header: required ? `${header}*` : header, width: width ?? header.length * 2 + 4, options, hint })),
          properties: { title: `${label}模板`, creator: label, created: clock().now().toISOString() },
        },
        [[columns.map(({ example }) => example)]],
      );
    },

    /** The lines of a run as they came, with what was found beside them. */
    result(run: RunRow, { label }: AnyImport): Promise<string> {
      const place = run.state === 'done' ? 1 : 0;
      const { connection } = database;
      async function* lines(): AsyncGenerator<string[][]> {
        for (let after = 0; ; ) {
          const found = await runs.lines(connection, run.id, after, SET);
          if (found.length === 0) return;
          yield found.map(({ row, cells, verdict, remarks }) => {
            const texts = JSON.parse(cipher().decrypt(cells)) as string[];
            return [String(row), VERDICTS[verdict][place], (remarks ?? []).map(({ message }) => message).join('\n'), ...run.headers.map((_, index) => texts[index] ?? '')];
          });
          after = found.at(-1)?.row ?? after;
        }
      }
      return sheets.write(
        {
          sheet: label,
          preface: [],
          columns: [{ header: '原行号', width: 8 }, { header: '核对结果', width: 12 }, { header: '说明', width: 60 }, ...run.headers.map((header) => ({ header, width: header.length * 2 + 4 }))],
          properties: { title: `${label}核对结果`, creator: run.startedByName, created: clock().now().toISOString() },
        },
        lines(),
      );
    },
  };
}

export type ImportFiles = ReturnType<typeof createImportFiles>;
