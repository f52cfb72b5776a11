/** A list that stands, as `GET /api/public/publications` names it. */
export interface Publication {
  id: string;
  year: number;
  results: number;
  publishedOn: string;
  authority: string;
}

/** One line of a list. */
export interface Result {
  name: string;
  registrationNumber: string;
  conclusion: string;
  conclusionLabel: string;
  concludedOn: string;
}

export interface ResultPage {
  data: Result[];
  meta: { nextCursor: string | null };
}

/** Lines that come at once: a few screens of a phone. */
const LINES = '20';

const UNREACHABLE = '连接不上服务器，请检查网络后重试。';

/** Asks the server itself: a list that was taken back a moment ago must not come from the browser's memory. */
async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(path, { cache: 'no-cache', ...(signal ? { signal } : {}) }).catch((error: unknown) => {
    throw signal?.aborted ? error : new Error(UNREACHABLE);
  });
  const body = (await response.json().catch(() => ({}))) as T & { error?: { message?: string } };
  if (!response.ok) throw new Error(body.error?.message ?? '服务器没有正常答复，请稍后重试。');
  return body;
}

/** The lists that stand, newest first. @throws Error with a sentence for the reader */
export const publications = async (): Promise<Publication[]> => (await ask<{ data: Publication[] }>('/api/public/publications')).data;

/** A page of a list. @throws Error with a sentence for the reader, or the abortion */
export function resultsOf(id: string, q: string, cursor: string | null, signal: AbortSignal): Promise<ResultPage> {
  const query = new URLSearchParams({ limit: LINES, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) });
  return ask<ResultPage>(`/api/public/publications/${encodeURIComponent(id)}/results?${query}`, signal);
}

export const fileOf = (id: string): string => `/api/public/publications/${encodeURIComponent(id)}/file`;
