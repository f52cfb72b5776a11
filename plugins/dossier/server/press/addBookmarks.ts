import { PDFHexString, PDFName, type PDFDocument, type PDFPage } from 'pdf-lib';

/** A line of the list beside the pages (书签) and the page that it leads to. */
export interface Bookmark {
  title: string;
  page: PDFPage;
}

/** Writes the list of bookmarks into a document, shown when it is opened; a file of one part needs none. */
export function addBookmarks(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document;
  if (bookmarks.length < 2) return;
  const list = context.nextRef();
  const places = bookmarks.map(() => context.nextRef());
  bookmarks.forEach(({ title, page }, index) => {
    const [own, before, after] = [places[index], places[index - 1], places[index + 1]];
    if (!own) return;
    context.assign(
      own,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: list,
        Dest: [page.ref, 'XYZ', null, null, null],
        ...(before ? { Prev: before } : {}),
        ...(after ? { Next: after } : {}),
      }),
    );
  });
  context.assign(list, context.obj({ Type: 'Outlines', First: places[0] ?? null, Last: places.at(-1) ?? null, Count: places.length }));
  catalog.set(PDFName.of('Outlines'), list);
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
