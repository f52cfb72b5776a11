import type { HttpError } from '@refinedev/core';
import type { Problem } from '@medregistry/language';

/** Body of a refusal: `{error:{status,name,message,details}}`. */
export interface RefusalBody {
  error?: {
    status?: number;
    name?: string;
    message?: string;
    details?: { code?: string; problems?: Problem[]; retryAfter?: number; current?: unknown; challenge?: string };
  };
}

/** A refusal of the server, or a connection that failed (status 0), in the shape that Refine's hooks expect. */
export class ApiError extends Error implements HttpError {
  [key: string]: unknown;
  readonly statusCode: number;
  readonly code: string;
  readonly problems: Problem[];
  readonly current: unknown;
  readonly retryAfter: number | undefined;

  constructor(statusCode: number, message: string, details: NonNullable<NonNullable<RefusalBody['error']>['details']> = {}) {
    super(message);
    this.name = 'ApiError';
    this.statusCode = statusCode;
    this.code = details.code ?? '';
    this.problems = details.problems ?? [];
    this.current = details.current;
    this.retryAfter = details.retryAfter;
  }

  /** Problems by path, several messages each: what a form shows at its fields. */
  get errors(): Record<string, string[]> {
    const byPath: Record<string, string[]> = {};
    for (const { path, message } of this.problems) (byPath[path] ??= []).push(message);
    return byPath;
  }
}

const UNREACHABLE = '暂时连接不上服务器，请检查网络后重试。您填写的内容仍保留在本页。';
const UNEXPECTED = '服务器没有正常答复，请稍后重试；如果一直如此，请联系技术支持。';

/** The refusal in an answer that is not a success. */
export async function refusalOf(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as RefusalBody;
  return new ApiError(response.status, body.error?.message ?? UNEXPECTED, body.error?.details);
}

export const unreachable = (): ApiError => new ApiError(0, UNREACHABLE);

/** The sentence to show for anything that was thrown. */
export const sentenceOf = (error: unknown): string => (error instanceof ApiError ? error.message : UNEXPECTED);
