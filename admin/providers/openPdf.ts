import { respond } from './http';

/** Fetches a file with the person's token and gives it as an object URL; the caller revokes it. */
export async function objectUrl(path: string, signal?: AbortSignal): Promise<string> {
  const response = await respond(path, { signal });
  return URL.createObjectURL(await response.blob());
}

/**
 * Opens a PDF in a tab of its own. The tab is opened at once, within the click, so that no browser blocks it, and
 * filled when the file is there; where tabs are blocked all the same the file is downloaded.
 * @throws ApiError when the server refuses; the empty tab is closed again
 */
export async function openPdf(path: string, name: string): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const url = await objectUrl(path);
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
