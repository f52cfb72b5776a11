import type { Documents } from '@medregistry/dossier';
import type { Printout } from '@medregistry/language';
import type { Core } from '@strapi/strapi';

/** What stands on a page that pretends to be a scan. */
export interface SamplePage {
  title: string;
  lines: string[];
}

const MARK = '示例材料（虚构）';

/** A real one-page PDF, marked as an invented sample. */
export async function samplePage(strapi: Core.Strapi, { title, lines }: SamplePage): Promise<Uint8Array> {
  const printout: Printout = {
    title,
    pageLabel: MARK,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', text: MARK, align: 'center', bold: true },
      ...lines.map((text) => ({ kind: 'paragraph' as const, text, indent: true })),
      { kind: 'spacer', height: 40 },
      { kind: 'seal', label: MARK },
    ],
  };
  return (strapi.plugin('dossier').service('documents') as Documents).draft(printout);
}
