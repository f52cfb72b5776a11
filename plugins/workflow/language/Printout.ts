import { z } from 'zod';

/**
 * What a printed page says, as data: blocks whose text is already filled in. The dossier lays them out
 * (A4, embedded fonts, page numbers, QR) and knows nothing of what they mean (F20, F38, design.md §2).
 */
const Align = z.enum(['left', 'center', 'right']);

/** The large bold line over a document. */
const TitleBlock = z.object({ kind: z.literal('title'), text: z.string() });

/** The smaller bold line over a part of it; keeps together with the block that follows. */
const SubtitleBlock = z.object({ kind: z.literal('subtitle'), text: z.string() });

/** Running text; `\n` starts a new line. `indent` is the two-character indent of Chinese official letters. */
const ParagraphBlock = z.object({
  kind: z.literal('paragraph'),
  text: z.string(),
  indent: z.boolean().optional(),
  align: Align.optional(),
  bold: z.boolean().optional(),
  /** Points; 12 unless told. */
  size: z.number().min(7).max(26).optional(),
});

/** Labels and values in a ruled box, as on government forms; a `wide` field takes the whole row of a two-column box. */
const FieldsBlock = z.object({
  kind: z.literal('fields'),
  columns: z.union([z.literal(1), z.literal(2)]).optional(),
  rows: z.array(z.object({ label: z.string(), value: z.string(), wide: z.boolean().optional() })).min(1),
});

/** A ruled table whose header row is repeated on every page it reaches; `share` is the column's part of the width. */
const TableBlock = z.object({
  kind: z.literal('table'),
  columns: z.array(z.object({ label: z.string(), share: z.number().positive(), align: Align.optional() })).min(1).max(20),
  rows: z.array(z.array(z.string())),
});

/** Ticked and unticked boxes, one item a line, or side by side when `inline`. */
const ChecklistBlock = z.object({
  kind: z.literal('checklist'),
  items: z.array(z.object({ text: z.string(), ticked: z.boolean() })).min(1),
  inline: z.boolean().optional(),
});

/** A line to sign on; `dated` adds 年 月 日, `value` and `date` fill what is known already. */
const SignatureBlock = z.object({
  kind: z.literal('signature'),
  label: z.string(),
  dated: z.boolean().optional(),
  value: z.string().optional(),
  date: z.string().optional(),
});

/** The dashed circle of 42 mm that marks where the official seal (公章) goes. */
const SealBlock = z.object({ kind: z.literal('seal'), label: z.string() });

/** QR and verification code (校验码) with a sentence that says how to check the document. */
const CodeBlock = z.object({ kind: z.literal('code'), sentence: z.string().optional() });

/** Starts a new page, with another page label such as 附表14-2 where one is given. */
const PageBreakBlock = z.object({ kind: z.literal('pageBreak'), pageLabel: z.string().optional() });

/** One character a box (□×22 for a registration number). */
const BoxesBlock = z.object({
  kind: z.literal('boxes'),
  label: z.string().optional(),
  value: z.string(),
  count: z.number().int().min(1).max(40),
});

/** Empty height in millimetres. */
const SpacerBlock = z.object({ kind: z.literal('spacer'), height: z.number().min(0).max(250) });

export const PrintoutBlock = z.discriminatedUnion('kind', [
  TitleBlock,
  SubtitleBlock,
  ParagraphBlock,
  FieldsBlock,
  TableBlock,
  ChecklistBlock,
  SignatureBlock,
  SealBlock,
  CodeBlock,
  PageBreakBlock,
  BoxesBlock,
  SpacerBlock,
]);
export type PrintoutBlock = z.infer<typeof PrintoutBlock>;

/** The block of one kind, for whoever builds or draws just that. */
export type PrintoutBlockOf<K extends PrintoutBlock['kind']> = Extract<PrintoutBlock, { kind: K }>;

export const Printout = z.object({
  /** Title of the file; a `title` block prints it, where it should be seen. */
  title: z.string().min(1),
  /** Number of the document or application, printed in the footer of each page. */
  number: z.string().optional(),
  /** Label at the top of the first pages, e.g. 附表14-1. */
  pageLabel: z.string().optional(),
  blocks: z.array(PrintoutBlock).min(1),
});
export type Printout = z.infer<typeof Printout>;
