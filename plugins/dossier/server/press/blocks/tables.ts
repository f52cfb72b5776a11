import type { PrintoutBlockOf } from '@medregistry/language';
import { MEASURE, type Sheet } from '../Sheet';
import { drawRows, PADDING, type Cell, type Row } from './drawRows';

const FIELD_SIZE = 11;
const TABLE_SIZE = 10;

/** A label takes this part of the box in one column, and of each half in two. */
const LABEL_SHARE = { 1: 0.26, 2: 0.33 } as const;
/** A sentence for a label takes this part of a row of its own; what would need more lines than this is such a sentence. */
const SENTENCE_SHARE = 0.7;
const MOST_LABEL_LINES = 2;
/** What a table without rows says, so that nobody can add some by hand. */
export const NONE = '无';

type Field = PrintoutBlockOf<'fields'>['rows'][number];

const pair = (field: Field, labelWidth: number, valueWidth: number): Cell[] => [
  { text: field.label, width: labelWidth, align: 'center', style: { size: FIELD_SIZE }, shaded: true },
  { text: field.value, width: valueWidth, align: 'left', style: { size: FIELD_SIZE } },
];

/** Fields in one or two columns; a wide field, one with a sentence for a label, or one left alone, takes the whole row. */
export function drawFields(sheet: Sheet, block: PrintoutBlockOf<'fields'>): void {
  const columns = block.columns ?? 1;
  const half = MEASURE / columns;
  const label = half * LABEL_SHARE[columns];
  const rows: Row[] = [];
  let open: Field | null = null;
  const close = () => {
    if (open) rows.push(pair(open, label, MEASURE - label));
    open = null;
  };
  for (const field of block.rows) {
    if (sheet.lines(field.label, { size: FIELD_SIZE }, label - 2 * PADDING.x).length > MOST_LABEL_LINES) {
      close();
      rows.push(pair(field, MEASURE * SENTENCE_SHARE, MEASURE * (1 - SENTENCE_SHARE)));
    } else if (columns === 1 || field.wide) {
      close();
      rows.push(pair(field, label, MEASURE - label));
    } else if (open) {
      rows.push([...pair(open, label, half - label), ...pair(field, label, half - label)]);
      open = null;
    } else {
      open = field;
    }
  }
  close();
  drawRows(sheet, rows);
  sheet.y -= 8;
}

/** A table with a header row; a row with fewer cells than columns is filled with empty ones. */
export function drawTable(sheet: Sheet, block: PrintoutBlockOf<'table'>): void {
  const total = block.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = block.columns.map((column) => (column.share / total) * MEASURE);
  const header = block.columns.map(
    (column, index): Cell => ({
      text: column.label,
      width: widths[index] ?? 0,
      align: 'center',
      style: { size: TABLE_SIZE, bold: true },
      shaded: true,
    }),
  );
  const rows = block.rows.map((row) =>
    block.columns.map(
      (column, index): Cell => ({ text: row[index] ?? '', width: widths[index] ?? 0, align: column.align ?? 'left', style: { size: TABLE_SIZE } }),
    ),
  );
  const none: Row = [{ text: NONE, width: MEASURE, align: 'center', style: { size: TABLE_SIZE } }];
  drawRows(sheet, rows.length > 0 ? rows : [none], header);
  sheet.y -= 8;
}
