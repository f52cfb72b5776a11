import {
  beginText,
  endText,
  PDFDocument,
  PDFFont,
  PDFHexString,
  PDFName,
  PDFOperator,
  PDFPage,
  popGraphicsState,
  pushGraphicsState,
  setCharacterSpacing,
  setFontAndSize,
  setTextMatrix,
  showText,
} from 'pdf-lib';
import { breakLines, type Line } from './breakLines';
import type { Face, FontBook } from './FontBook';

/** Points per millimetre. */
export const MM = 72 / 25.4;

export const PAPER = { width: 210 * MM, height: 297 * MM, left: 25 * MM, right: 25 * MM, top: 24 * MM, bottom: 30 * MM };

/** Width between the margins. */
export const MEASURE = PAPER.width - PAPER.left - PAPER.right;

/** Height between the margins. */
export const DEPTH = PAPER.height - PAPER.top - PAPER.bottom;

export interface TextStyle {
  size: number;
  bold?: boolean;
}

/** The pages of one printout while they are being filled: a cursor that runs down, and new pages when there is no room. */
export class Sheet {
  /** Distance of the cursor from the paper's lower edge, in points. */
  y = 0;
  readonly pages: { page: PDFPage; label: string }[] = [];
  private readonly fontKeys = new Map<PDFPage, Map<PDFFont, PDFName>>();

  constructor(
    readonly document: PDFDocument,
    private readonly book: FontBook,
    private readonly fonts: Map<Face, PDFFont>,
    private label: string,
  ) {
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
    let sum = 0;
    for (const character of text) sum += this.book.advance(character, style.bold ?? false);
    return sum * style.size;
  }

  lines(text: string, style: TextStyle, width: number, indent = 0): Line[] {
    const advance = (character: string) => this.book.advance(character, style.bold ?? false) * style.size;
    return breakLines(text, advance, width, indent);
  }

  /** Draws one line with its baseline at `y`; `spacing` is added after each character. */
  text(text: string, x: number, y: number, style: TextStyle, spacing = 0, page = this.page): void {
    if (text === '') return;
    const operators: PDFOperator[] = [pushGraphicsState(), beginText()];
    if (spacing !== 0) operators.push(setCharacterSpacing(spacing));
    operators.push(setTextMatrix(1, 0, 0, 1, x, y));
    for (const run of this.book.runs(text, style.bold ?? false)) {
      const font = this.fonts.get(run.face);
      if (!font) throw new Error(`the font ${run.face.key} was not embedded`);
      operators.push(setFontAndSize(this.fontKey(page, font), style.size), showText(font.encodeText(run.text) as PDFHexString));
    }
    operators.push(endText(), popGraphicsState());
    page.pushOperators(...operators);
  }

  private fontKey(page: PDFPage, font: PDFFont): PDFName {
    const keys = this.fontKeys.get(page) ?? new Map<PDFFont, PDFName>();
    this.fontKeys.set(page, keys);
    const key = keys.get(font) ?? page.node.newFontDictionary(font.name, font.ref);
    keys.set(font, key);
    return key;
  }
}
