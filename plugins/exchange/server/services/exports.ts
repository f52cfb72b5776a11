import { momentText, refuse, rolesFor, watermarkOf, type EndpointAnswer, type Principal, type Printout } from '@medregistry/language';
import type { ExportDeclaration } from '../ExportDeclaration';
import type { Place } from '../Place';
import type { Asking } from './Asking';
import type { ExchangePorts } from './ExchangePorts';
import { disposition, workbookAnswer } from './files';

export interface ExportRequest {
  reason: string;
  format: 'xlsx' | 'pdf';
  unmasked: boolean;
  filter: Record<string, string>;
}

/** Lines that are worth printing; more of them belong into a spreadsheet. */
const PRINTED_ROWS = 5000;

/** Tables that go out: who, when and why stand on them, and in the trail before the first byte leaves. */
export function createExports({ sheets, scope, trail, documents }: Pick<ExchangePorts, 'sheets' | 'scope' | 'trail' | 'documents'>) {
  const known = new Map<string, ExportDeclaration>();

  async function placeFor(declaration: ExportDeclaration, subjectId: string, { unmasked }: ExportRequest, principal: Principal): Promise<Place> {
    const place = await declaration.place(subjectId);
    if (!place || !scope().within(principal, undefined, place.scopePath)) throw refuse.notFound();
    const held = rolesFor(principal, place.scopePath);
    if (!held.some((role) => declaration.roles.includes(role))) throw refuse.forbidden();
    if (unmasked && !held.some((role) => declaration.unmask.includes(role))) throw refuse.forbidden('您的角色不能导出完整的证件号码，请取消这一选项后再导出。');
    return place;
  }

  function filterOf({ filter }: ExportDeclaration, request: ExportRequest): unknown {
    const { data, error } = filter.safeParse(request.filter);
    if (error) throw refuse.invalid(error.issues.map(({ path, code }) => ({ path: ['filter', ...path].join('.'), code, message: '筛选条件不正确，请刷新页面后重新导出。' })));
    return data;
  }

  const prefaceOf = (title: string, { reason }: ExportRequest, { principal, now }: Asking): string[] => [
    title,
    `导出人：${principal.name || principal.username}　　导出时间：${momentText(now)}`,
    `导出原因：${reason}`,
  ];

  function printoutOf(declaration: ExportDeclaration, preface: readonly string[], rows: Record<string, string | null>[]): Printout {
    const columns = declaration.columns.flatMap(({ key, header, share }) => (share === undefined ? [] : [{ key, label: header, share }]));
    const [title = '', ...lines] = preface;
    return {
      title,
      blocks: [
        { kind: 'title', text: title },
        ...lines.map((text) => ({ kind: 'paragraph', text, size: 10.5 }) as const),
        { kind: 'table', columns: columns.map(({ label, share }) => ({ label, share })), rows: rows.map((row) => columns.map(({ key }) => row[key] ?? '')) },
        { kind: 'paragraph', text: `共 ${rows.length} 行。`, size: 10.5 },
      ],
    };
  }

  return {
    /** Makes an export known; call it at register. @throws Error for a kind that exists */
    declare(declaration: ExportDeclaration): void {
      if (known.has(declaration.kind)) throw new Error(`Export ${declaration.kind} is declared already`);
      known.set(declaration.kind, declaration);
    },

    /** @throws Refusal 404, 403; 422 for a table that is too long to print */
    async run(kind: string, subjectId: string, request: ExportRequest, asking: Asking): Promise<EndpointAnswer<never>> {
      const declaration = known.get(kind);
      if (!declaration) throw refuse.notFound('没有这种导出。');
      const { principal, now, address } = asking;
      const place = await placeFor(declaration, subjectId, request, principal);
      const filter = filterOf(declaration, request);
      const parts = [place.label, declaration.label, declaration.describe(filter)].filter((part) => part !== '');
      const preface = prefaceOf(parts.join('　'), request, asking);
      const name = `${parts.join('')} ${momentText(now).slice(0, 10)}`;
      const question = { place, principal, unmasked: request.unmasked, filter, now };
      const { columns } = declaration;
      let count = 0;

      const audited = (): Promise<void> =>
        trail().appendAlone({
          chain: place.scopePath, at: now, actorId: principal.userId, actorName: principal.name || principal.username, action: 'export', subjectType: kind, subjectId,
          scopePath: place.scopePath, address, outcome: 'ok', details: { ...request, rows: count },
        });

      if (request.format === 'pdf') {
        const rows: Record<string, string | null>[] = [];
        for await (const piece of declaration.rows(question)) {
          rows.push(...piece);
          if (rows.length > PRINTED_ROWS) throw refuse.invalid([{ path: 'format', code: 'too-long', message: `超过 ${PRINTED_ROWS} 行的表格不便打印，请改为导出 Excel。` }]);
        }
        count = rows.length;
        const file = await documents().draft(printoutOf(declaration, preface, rows), { watermark: watermarkOf(principal, now) });
        await audited();
        return { file, headers: { 'Content-Type': 'application/pdf', 'Content-Disposition': disposition(`${name}.pdf`), 'Cache-Control': 'private, no-store' } };
      }

      async function* lines(): AsyncGenerator<string[][]> {
        for await (const piece of (declaration as ExportDeclaration).rows(question)) {
          count += piece.length;
          yield piece.map((row) => columns.map(({ key }) => row[key] ?? ''));
        }
      }
      const path = await sheets.write(
        {
          sheet: declaration.label,
          preface,
          watermark: watermarkOf(principal, now),
          columns: columns.map(({ header, width }) => ({ header, width: width ?? header.length * 2 + 4 })),
          properties: { title: preface[0] ?? '', creator: principal.name || principal.username, subject: request.reason, created: now.toISOString() },
        },
        lines(),
      );
      await audited();
      return workbookAnswer(path, `${name}.xlsx`);
    },
  };
}

export type Exports = ReturnType<typeof createExports>;
