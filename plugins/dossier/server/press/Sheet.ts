import { PDFDocument, PDFFont, PDFPage } from 'pdf-lib';
import { breakLines, type Line } from './breakLines';
import type { Face, FontBook } from './FontBook';
import { drawWatermark } from './drawWatermark';
import { Pen, type TextStyle } from './Pen';

export type { TextStyle } from './Pen';

/** Points per millimetre. */
export const MM = 72 / 25.4;

export const PAPER = { width: 210 * MM, height: 297 * MM, left: 25 * MM, right: 25 * MM, top: 24 * MM, bottom: 30 * MM };

/** Width between the margins. */
export const MEASURE = PAPER.width - PAPER.left - PAPER.right;

/** Height between the margins. */
export const DEPTH = PAPER.height - PAPER.top - PAPER.bottom;

/** The pages of one printout while they are being filled: a cursor that runs down, and new pages when there is no room. */
export class Sheet {
  /** Distance of the cursor from the paper's lower edge, in points. */
  y = 0;
  readonly pages: { page: PDFPage; label: string }[] = [];
  private readonly pen: Pen;

  constructor(
    readonly document: PDFDocument,
    private readonly book: FontBook,
    fonts: Map<Face, PDFFont>,
    private label: string,
  ) {
    this.pen = new Pen(book, fonts);
    this.newPage();
  }

  get page(): PDFPage {
    const current = this.pages.at(-1);
    if (!current) throw new Error('a sheet always has a page');
    return current.page;
  }

  /** Whether nothing has been laid on the current page. */
  get fresh(): boolean {
    return this.y === PAPER.height - PAPER.top;
  }

  get remaining(): number {
    return this.y - PAPER.bottom;
  }

  newPage(label = this.label): void {
    this.label = label;
    this.pages.push({ page: this.document.addPage([PAPER.width, PAPER.height]), label });
    this.y = PAPER.height - PAPER.top;
  }

  /** Starts a new page on purpose; an empty one only takes the label. */
  turn(label = this.label): void {
    const current = this.pages.at(-1);
    if (!this.fresh || !current) return this.newPage(label);
    this.label = label;
    current.label = label;
    return undefined;
  }

  /** Goes to a new page when less than `height` is left, unless the page is empty. */
  need(height: number): void {
    if (this.remaining < height && !this.fresh) this.newPage();
  }

  width(text: string, style: TextStyle): number {
    return this.pen.width(text, style);
  }

  lines(text: string, style: TextStyle, width: number, indent = 0): Line[] {
    const advance = (character: string) => this.book.advance(character, style.bold ?? false) * style.size;
    return breakLines(text, advance, width, indent);
  }

  /** Draws one line with its baseline at `y`; `spacing` is added after each character. */
  text(text: string, x: number, y: number, style: TextStyle, spacing = 0, page = this.page): void {
    this.pen.text(page, text, x, y, style, spacing);
  }
  /** Lays a text over every page that there is. */
  watermark(text: string): void {
    for (const { page } of this.pages) drawWatermark(page, text, this.pen);
  }
}
