import { ApiError } from './ApiError';
import { respond } from './http';

/** Fetches a file with the person's token and gives it as an object URL; the caller revokes it. */
export async function objectUrl(path: string, signal?: AbortSignal): Promise<string> {
  const response = await respond(path, { signal });
  return URL.createObjectURL(await response.blob());
}

/** A document that is still being signed is asked for again, for about a minute. */
const TRIES = 20;

async function whenReady(path: string, tell: (sentence: string) => void): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await objectUrl(path);
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'pending' || tries === TRIES) throw error;
      tell(error.message);
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? 2) * 1000));
    }
  }
}

/**
 * Opens a PDF in a tab of its own. The tab is opened at once, within the click, so that no browser blocks it, and
 * filled when the file is there; while it is being signed the tab says so. Where tabs are blocked all the same the file is downloaded.
 * @throws ApiError when the server refuses; the empty tab is closed again
 */
export async function openPdf(path: string, name: string): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const url = await whenReady(path, (sentence) => {
      if (tab) tab.document.body.textContent = sentence;
    });
    if (tab) tab.location.href = url;
    else saveAs(url, name);
    setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

function saveAs(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

/** Gives bytes to the person as a file under a name. */
export function saveBlob(bytes: Blob, name: string): void {
  const url = URL.createObjectURL(bytes);
  saveAs(url, name);
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Downloads a file under its name. @throws ApiError when the server refuses */
export async function download(path: string, name: string): Promise<void> {
  saveBlob(await (await respond(path)).blob(), name);
}
