import type { ServedFile } from '@medregistry/dossier';
import type { EndpointAnswer } from '@medregistry/language';

/** A file as an answer: shown in the browser, never kept by anybody on the way. */
export async function served(file: ServedFile, cache = 'private, no-store'): Promise<EndpointAnswer<never>> {
  return {
    stream: await file.open(),
    headers: { 'Content-Type': file.mimetype, 'Content-Length': String(file.bytes), 'Content-Disposition': 'inline', 'Cache-Control': cache },
  };
}
