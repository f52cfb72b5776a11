import type { Readable } from 'node:stream';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { SheetRefusal } from './SheetRefusal';

/** What a reader of one part of a workbook wants to hear. Names come without their prefix. */
export interface XmlHearing {
  open?(name: string, attributes: Record<string, string>): void;
  close?(name: string): void;
  text?(text: string): void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads XML piece by piece; after each piece the caller may take what has come together. A document type declaration
 * has no place in a workbook and is refused, with it every trick that is played with entities.
 *
 * @param onBytes how many bytes have been read
 * @throws SheetRefusal damaged
 */
export async function* xmlPieces(stream: Readable, hearing: XmlHearing, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<void> {
  const parser = new SaxesParser();
  let fault: Error | undefined;
  parser.on('error', (error) => (fault ??= error));
  parser.on('doctype', () => (fault ??= new Error('a document type')));
  const { open, close, text } = hearing;
  if (open) parser.on('opentag', (tag: SaxesTagPlain) => open(local(tag.name), tag.attributes));
  if (close) parser.on('closetag', (tag: SaxesTagPlain) => close(local(tag.name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      onBytes(chunk.length);
      parser.write(decoder.decode(chunk, { stream: true }));
      if (fault) throw fault;
      yield;
    }
    parser.close();
    if (fault) throw fault;
    yield;
  } catch (error) {
    if (error instanceof SheetRefusal) throw error;
    throw new SheetRefusal('damaged');
  }
}

/** Reads a whole part of a workbook. @throws SheetRefusal damaged */
export async function readXml(stream: Readable, hearing: XmlHearing): Promise<void> {
  const pieces = xmlPieces(stream, hearing);
  while (!(await pieces.next()).done);
}
