import { stream } from 'exceljs';
import type { Book } from './Book';

/** What spreadsheets take into one list of choices, characters and commas. */
const LIST_LIMIT = 255;
/** Lines below the header for which a list of choices is offered. */
const LIST_ROWS = 2000;
/** What a spreadsheet takes into one cell. */
const CELL_LIMIT = 32_767;

/** Text for a header or footer, where `&` begins an instruction. */
const plain = (text: string): string => text.replaceAll('&', '&&');

/** Writes a workbook line by line: nothing but the line at hand is kept. */
export class WorkbookFile {
  private readonly workbook: InstanceType<typeof stream.xlsx.WorkbookWriter>;
  private readonly sheet: ReturnType<InstanceType<typeof stream.xlsx.WorkbookWriter>['addWorksheet']>;

  constructor(
    path: string,
    private readonly book: Book,
  ) {
    const { properties, sheet, columns, preface, watermark = '' } = book;
    this.workbook = new stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
    Object.assign(this.workbook, { creator: properties.creator, lastModifiedBy: properties.creator, title: properties.title, subject: properties.subject, created: new Date(properties.created), modified: new Date(properties.created) });
    this.sheet = this.workbook.addWorksheet(sheet, {
      views: [{ state: 'frozen', ySplit: preface.length + 1 }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 },
      headerFooter: { oddHeader: watermark === '' ? '' : `&C&K808080${plain(watermark)}`, oddFooter: `&L${plain(preface.slice(1).join(' '))}&R&P / &N` },
    });
    this.sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
    this.begin();
  }

  private begin(): void {
    const { preface, columns } = this.book;
    for (const [index, line] of preface.entries()) {
      const row = this.sheet.addRow([line]);
      row.font = { bold: index === 0, size: index === 0 ? 14 : 10 };
      row.commit();
    }
    const header = this.sheet.addRow(columns.map(({ header: text }) => text));
    header.font = { bold: true };
    header.alignment = { vertical: 'middle', wrapText: true };
    columns.forEach(({ hint, options }, index) => {
      const cell = header.getCell(index + 1);
      if (hint) cell.dataValidation = { type: 'custom', formulae: ['TRUE'], showInputMessage: true, prompt: hint.slice(0, 250), promptTitle: cell.text.slice(0, 30) };
      if (options && options.join(',').length <= LIST_LIMIT) this.offer(index, header.number + 1, options);
    });
    header.commit();
  }

  private offer(index: number, from: number, options: readonly string[]): void {
    const letter = this.sheet.getColumn(index + 1).letter;
    const validations = (this.sheet as unknown as { dataValidations: { add(address: string, rule: object): void } }).dataValidations;
    validations.add(`${letter}${from}:${letter}${from + LIST_ROWS}`, { type: 'list', allowBlank: true, formulae: [`"${options.join(',')}"`], showErrorMessage: false });
  }

  add(rows: readonly (readonly string[])[]): void {
    for (const cells of rows) this.sheet.addRow(cells.map((cell) => cell.slice(0, CELL_LIMIT))).commit();
  }

  async end(): Promise<void> {
    this.sheet.commit();
    await this.workbook.commit();
  }
}
