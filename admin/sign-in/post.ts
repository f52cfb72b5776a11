import { say } from './language';

export interface Refused {
  status: number;
  message: string;
  code: string;
  challenge: string;
  retryAfter: number;
}

/** What an answer may hold that the page shows. */
export interface Answered {
  secret?: string;
  qr?: string;
  recoveryCodes?: string[];
  username?: string;
  displayName?: string;
  consent?: string | null;
}

interface Body {
  jwt?: string;
  data?: Answered & { jwt?: string };
  error?: { message?: string; details?: { code?: string; challenge?: string; retryAfter?: number; problems?: { message: string }[] } };
}

/** Posts JSON; `null` on success, otherwise why not, in a sentence. */
export async function post(path: string, data: unknown): Promise<{ refused: Refused | null; signedIn: boolean; answered: Answered }> {
  let response: Response;
  try {
    response = await fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(data) });
  } catch {
    return { refused: { status: 0, message: say('unreachable'), code: '', challenge: '', retryAfter: 0 }, signedIn: false, answered: {} };
  }
  const body = (await response.json().catch(() => ({}))) as Body;
  if (response.ok) return { refused: null, signedIn: Boolean(body.jwt ?? body.data?.jwt), answered: body.data ?? {} };
  const details = body.error?.details ?? {};
  const message = details.problems?.map((problem) => problem.message).join('\n') || body.error?.message || say('unexpected');
  const retryAfter = details.retryAfter ?? (Number(response.headers.get('Retry-After')) || 0);
  return { refused: { status: response.status, message, code: details.code ?? '', challenge: details.challenge ?? '', retryAfter }, signedIn: false, answered: {} };
}
