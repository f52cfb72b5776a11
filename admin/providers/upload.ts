import { ApiError, refusalOf, unreachable } from './ApiError';
import { session } from './session';

interface Sent {
  status: number;
  text: string;
}

function send(path: string, form: FormData, onProgress: (share: number) => void, signal: AbortSignal | undefined): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    const token = session.token();
    if (token) request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new ApiError(0, '已取消上传。', { code: 'aborted' }));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}

/**
 * Sends one file to a slot and reports how far it is (0 … 1), which `fetch` cannot.
 * @throws ApiError with the server's sentence about this very file
 */
export async function uploadFile<T>(path: string, file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<T> {
  const attempt = (): Promise<Sent> => {
    const form = new FormData();
    form.append('files', file, file.name);
    return send(path, form, onProgress, signal);
  };
  if (!session.token()) await session.refresh();
  let sent = await attempt();
  if (sent.status === 401 && (await session.refresh())) sent = await attempt();
  if (sent.status >= 200 && sent.status < 300) return (JSON.parse(sent.text) as { data: T }).data;
  if (sent.status === 401) session.leave();
  throw await refusalOf(new Response(sent.text || '{}', { status: sent.status || 500 }));
}
