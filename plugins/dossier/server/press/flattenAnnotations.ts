import {
  concatTransformationMatrix,
  drawObject,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFObjectCopier,
  PDFPage,
  PDFStream,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';

interface Appearance {
  stream: PDFStream;
  matrix: [number, number, number, number, number, number];
}

const HIDDEN = 2;
const NO_VIEW = 32;

function numbers(value: unknown, count: number): number[] | null {
  if (!(value instanceof PDFArray) || value.size() !== count) return null;
  const list = Array.from({ length: count }, (_, index) => value.lookup(index));
  return list.every((item) => item instanceof PDFNumber) ? list.map((item) => item.asNumber()) : null;
}

/** The stream that shows an annotation as it stands: /AP /N, or the one of its states that /AS names. */
function appearanceStream(annotation: PDFDict): PDFStream | null {
  const appearances = annotation.lookup(PDFName.of('AP'));
  const normal = appearances instanceof PDFDict ? appearances.lookup(PDFName.of('N')) : undefined;
  if (normal instanceof PDFStream) return normal;
  const state = annotation.lookup(PDFName.of('AS'));
  const chosen = normal instanceof PDFDict && state instanceof PDFName ? normal.lookup(state) : undefined;
  return chosen instanceof PDFStream ? chosen : null;
}

/** Maps the appearance's box onto the annotation's rectangle (ISO 32000-1, 12.5.5). */
function placed(annotation: PDFDict): Appearance | null {
  const flags = annotation.lookup(PDFName.of('F'));
  if (flags instanceof PDFNumber && (flags.asNumber() & (HIDDEN | NO_VIEW)) !== 0) return null;
  if (annotation.lookup(PDFName.of('Subtype')) === PDFName.of('Popup')) return null;
  const stream = appearanceStream(annotation);
  const rectangle = numbers(annotation.lookup(PDFName.of('Rect')), 4);
  const box = stream && numbers(stream.dict.lookup(PDFName.of('BBox')), 4);
  if (!stream || !rectangle || !box) return null;
  const [a, b, c, d, e, f] = (numbers(stream.dict.lookup(PDFName.of('Matrix')), 6) ?? [1, 0, 0, 1, 0, 0]) as Appearance['matrix'];
  const corners = [0, 2].flatMap((x) => [1, 3].map((y): [number, number] => [box[x] ?? 0, box[y] ?? 0]));
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - bottom];
  const [x0, y0, x1, y1] = rectangle as [number, number, number, number];
  if (width === 0 || height === 0) return null;
  const [scaleX, scaleY] = [Math.abs(x1 - x0) / width, Math.abs(y1 - y0) / height];
  return { stream, matrix: [scaleX, 0, 0, scaleY, Math.min(x0, x1) - left * scaleX, Math.min(y0, y1) - bottom * scaleY] };
}

/**
 * Takes the annotations off a page and returns how they look: filled fields, stamps and remarks become ink,
 * links, scripts, attached files and films are gone.
 */
export function takeAnnotations(page: PDFPage): Appearance[] {
  const annotations = page.node.Annots();
  const taken: Appearance[] = [];
  for (let index = 0; annotations && index < annotations.size(); index += 1) {
    const annotation = annotations.lookup(index);
    const appearance = annotation instanceof PDFDict ? placed(annotation) : null;
    if (appearance) taken.push(appearance);
  }
  page.node.delete(PDFName.of('Annots'));
  return taken;
}

/** Draws what `takeAnnotations` took onto the page's copy in another document. */
export function drawAppearances(appearances: Appearance[], source: PDFPage, target: PDFPage): void {
  if (appearances.length === 0) return;
  const copier = PDFObjectCopier.for(source.doc.context, target.doc.context);
  for (const { stream, matrix } of appearances) {
    const copy = copier.copy(stream);
    copy.dict.set(PDFName.of('Type'), PDFName.of('XObject'));
    copy.dict.set(PDFName.of('Subtype'), PDFName.of('Form'));
    const name = target.node.newXObject('Note', target.doc.context.register(copy));
    target.pushOperators(pushGraphicsState(), concatTransformationMatrix(...matrix), drawObject(name), popGraphicsState());
  }
}
