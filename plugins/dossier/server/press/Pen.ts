import {
  beginText,
  endText,
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
import type { Face, FontBook } from './FontBook';

export interface TextStyle {
  size: number;
  bold?: boolean;
}

/** Writes lines of text onto pages of one document with the fonts that were embedded into it. */
export class Pen {
  private readonly fontKeys = new Map<PDFPage, Map<PDFFont, PDFName>>();

  constructor(
    private readonly book: FontBook,
    private readonly fonts: Map<Face, PDFFont>,
  ) {}

  width(text: string, style: TextStyle): number {
    let sum = 0;
    for (const character of text) sum += this.book.advance(character, style.bold ?? false);
    return sum * style.size;
  }

  /** Draws one line with its baseline at `y`; `spacing` is added after each character. */
  text(page: PDFPage, text: string, x: number, y: number, style: TextStyle, spacing = 0): void {
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
