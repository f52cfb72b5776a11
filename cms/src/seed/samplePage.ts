import type { Documents } from '@medregistry/dossier';
import type { Printout } from '@medregistry/language';
import type { Core } from '@strapi/strapi';

/** What stands on a page that pretends to be a scan or an attachment. */
export interface SamplePage {
  title: string;
  line: string;
}

/** Gives a real one-page PDF, marked as an invented sample. */
export type Samples = (page: SamplePage) => Promise<Uint8Array>;

const MARK = '示例材料（虚构）';

const printoutOf = ({ title, line }: SamplePage): Printout => ({
  title,
  pageLabel: MARK,
  blocks: [
    { kind: 'title', text: title },
    { kind: 'paragraph', text: MARK, align: 'center', bold: true },
    { kind: 'paragraph', text: line, indent: true },
    { kind: 'spacer', height: 40 },
    { kind: 'seal', label: MARK },
  ],
});

/** Prints each different page once: the first start of the demonstration waits for it. */
export function createSamples(strapi: Core.Strapi): Samples {
  const documents = strapi.plugin('dossier').service('documents') as Documents;
  const printed = new Map<string, Promise<Uint8Array>>();
  return (page) => {
    const key = JSON.stringify(page);
    const bytes = printed.get(key) ?? documents.draft(printoutOf(page));
    printed.set(key, bytes);
    return bytes;
  };
}
