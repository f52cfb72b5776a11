import { assessAgainst } from './assess';
import { holds, resolve } from './evaluate';
import { fill, spoken } from './fill';
import type { Field } from './Field';
import { fieldsOf, type Section } from './Form';
import type { Json } from './Json';
import type { Operand } from './Operand';
import { placesOf } from './places';
import type { Printed, PrintedBlock } from './Printed';
import type { Printout, PrintoutBlock } from './Printout';
import type { Assessment, FindingStatus } from './Standard';
import { say } from './Text';
import type { Scene } from './World';

const cell = (row: Json, key: string): Json => (typeof row === 'object' && row !== null && !Array.isArray(row) ? (row[key] ?? null) : null);
const listed = (rows: Json): Json[] => (Array.isArray(rows) ? rows : []);
const shownIn = (fields: Field[], scene: Scene): Field[] => fields.filter((field) => !field.internal && (!field.when || holds(field.when, scene)));

const sectionTable = (field: Field, rows: Json, scene: Scene): PrintoutBlock[] => {
  const columns = shownIn(field.columns ?? [], scene);
  return [
    { kind: 'subtitle', text: say(field.label) },
    {
      kind: 'table',
      columns: columns.map((column) => ({ label: say(column.label), share: column.type === 'text' ? 2 : 1 })),
      rows: listed(rows).map((row) => columns.map((column) => spoken(column, cell(row, column.key)))),
    },
  ];
};

/** The columns that a form declares for a list of its rows: they know how to say a stored key. */
const declaredColumns = (rows: Operand, scene: Scene): Field[] =>
  'form' in rows ? (fieldsOf(scene.procedure.form).find(({ path }) => path === rows.form)?.field.columns ?? []) : [];

const WIDE = 18;

/** A section as it is printed: short answers boxed together, long ones as text, tables as tables. */
function sectionBlocks(section: Section, scene: Scene): PrintoutBlock[] {
  const values = scene.application.form[section.key] ?? {};
  const shown = shownIn(section.fields, scene);
  const line = (field: Field): { label: string; value: string; wide?: boolean } => {
    const value = spoken(field, values[field.key] ?? null);
    return { label: say(field.label), value, ...([...value].length > WIDE ? { wide: true } : {}) };
  };
  const short = shown.filter(({ type }) => type !== 'table' && type !== 'long-text');
  return [
    { kind: 'subtitle', text: say(section.label) },
    ...(short.length > 0
      ? [{ kind: 'fields' as const, columns: 2 as const, rows: short.map(line) }]
      : []),
    ...shown.flatMap((field): PrintoutBlock[] => {
      if (field.type === 'table') return sectionTable(field, values[field.key] ?? null, scene);
      if (field.type !== 'long-text') return [];
      return [{ kind: 'paragraph', text: say(field.label), bold: true, indent: false }, { kind: 'paragraph', text: spoken(field, values[field.key] ?? null) || '无', indent: true }];
    }),
  ];
}

const STATUS_WORDS = { met: '达到', gap: '不足', unknown: '自行核对', 'to-check': '待核对' } satisfies Record<FindingStatus, string>;

/** A standard on paper: which one, then its lines. */
const assessmentBlocks = ({ label, edition, version, page, assessedOn, findings, counts }: Assessment): PrintoutBlock[] => [
  {
    kind: 'fields',
    columns: 1,
    rows: [
      { label: '对照标准', value: label },
      { label: '文件和版本', value: `${edition}　版本 ${version}` },
      { label: '官方页面', value: page },
      { label: '对照日期', value: assessedOn },
      { label: '结果', value: `达到 ${counts.met} 项，不足 ${counts.gap} 项，需自行核对 ${counts.unknown} 项，数值待核对 ${counts['to-check']} 项` },
    ],
  },
  {
    kind: 'table',
    columns: [{ label: '序号', share: 0.6 }, { label: '项目', share: 2 }, { label: '现有', share: 0.9 }, { label: '要求', share: 1.1 }, { label: '结果', share: 1 }, { label: '说明', share: 4 }],
    rows: findings.map(({ label: line, have, need, most, status, says, basis }, index) => [
      String(index + 1),
      line,
      have === null ? '' : String(have),
      need === null ? '' : most === null ? String(need) : `${need}–${most}`,
      STATUS_WORDS[status],
      basis ? `${says}（${basis}）` : says,
    ]),
  },
];

const FILLERS: { [K in PrintedBlock['block']]: (block: Extract<PrintedBlock, { block: K }>, scene: Scene) => PrintoutBlock[] } = {
  paragraph: (block, scene) => [{ kind: 'paragraph', text: fill(say(block.text), scene), align: block.align, indent: block.indent, bold: block.bold }],
  fields: (block, scene) => {
    const rows = block.rows.filter(({ when }) => !when || holds(when, scene));
    if (rows.length === 0) return [];
    return [{ kind: 'fields', columns: block.columns, rows: rows.map(({ label, value }) => ({ label: say(label), value: fill(say(value), scene) })) }];
  },
  section: (block, scene) => {
    const section = scene.procedure.form.sections.find(({ key }) => key === block.section);
    if (!section || (section.when && !holds(section.when, scene))) return [];
    return [...(block.page ? [{ kind: 'pageBreak' as const, pageLabel: block.page }] : []), ...sectionBlocks(section, scene)];
  },
  table: (block, scene) => {
    const declared = declaredColumns(block.rows, scene);
    const ordinal = block.numbered ? [{ label: '序号', share: 0.6, align: 'center' as const }] : [];
    const said = (row: Json, key: string): string => spoken(declared.find((column) => column.key === key) ?? { type: 'text' }, cell(row, key));
    return [
      ...(block.label ? [{ kind: 'subtitle' as const, text: fill(say(block.label), scene) }] : []),
      {
        kind: 'table',
        columns: [...ordinal, ...block.columns.map(({ label, share }) => ({ label: say(label), share }))],
        rows: listed(resolve(block.rows, scene)).map((row, index) => [
          ...(block.numbered ? [String(index + 1)] : []),
          ...block.columns.map(({ key }) => said(row, key)),
        ]),
      },
    ];
  },
  materials: (_block, scene) => [
    {
      kind: 'table',
      columns: [{ label: '序号', share: 0.6, align: 'center' }, { label: '材料名称', share: 6 }, { label: '页数', share: 1, align: 'center' }],
      rows: placesOf(scene)
        .filter(({ pages }) => pages > 0)
        .map(({ label, pages }, index) => [String(index + 1), label, String(pages)]),
    },
  ],
  assessment: ({ against }, scene) => {
    const assessment = assessAgainst(against, scene);
    return assessment ? assessmentBlocks(assessment) : [{ kind: 'paragraph', text: '没有可以对照的标准。', align: 'left', indent: true, bold: false }];
  },
  boxes: (block, scene) => [{ kind: 'boxes', label: say(block.label), value: fill(say(block.value), scene), count: block.count }],
  checklist: (block, scene) => {
    const items = scene.procedure.events[block.event]?.payload.find(({ key }) => key === block.field)?.items ?? [];
    const applying = items.filter((item) => !item.when || holds(item.when, scene));
    return applying.length > 0 ? [{ kind: 'checklist', items: applying.map(({ label }) => ({ text: say(label), ticked: false })) }] : [];
  },
  signature: (block) => [{ kind: 'signature', label: say(block.label), dated: block.dated }],
  seal: (block) => [{ kind: 'seal', label: say(block.label) }],
  code: () => [{ kind: 'code' }],
  'page-break': (block) => [{ kind: 'pageBreak', ...(block.page ? { pageLabel: block.page } : {}) }],
};

const fillBlock = <K extends PrintedBlock['block']>(block: Extract<PrintedBlock, { block: K }>, scene: Scene): PrintoutBlock[] =>
  block.when && !holds(block.when, scene) ? [] : FILLERS[block.block as K](block, scene);

/** A document with its holes filled: what the dossier prints, pinned to what was true when it was issued. */
export function fillPrintout(printed: Printed, scene: Scene): Printout {
  const title = say(printed.title);
  return {
    title,
    ...(printed.page ? { pageLabel: printed.page } : {}),
    blocks: [{ kind: 'title', text: title }, ...printed.blocks.flatMap((block) => fillBlock(block, scene))],
  };
}
