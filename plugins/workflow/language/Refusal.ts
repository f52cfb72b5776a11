import type { Problem } from './Problem';
import type { Json } from './Json';

/** The code of `refuse.unproven`, by which a screen knows to ask for the proof. */
export const PROOF_REQUIRED = 'proof-required';

/** Names of refusals as they stand in the answer's `error.name`. */
const NAMES = {
  400: 'MalformedError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'NotAvailableError',
  412: 'StaleError',
  413: 'TooLargeError',
  415: 'UnsupportedError',
  422: 'InvalidError',
  428: 'PreconditionError',
  429: 'TooManyError',
} as const;

export type RefusalStatus = keyof typeof NAMES;

/**
 * A request that is turned down on purpose. Every refusal of the product is made by `refuse` below and becomes
 * `{error:{status,name,message,details}}` in one place (the access plugin's endpoint runner).
 */
export class Refusal extends Error {
  override readonly name: string;

  constructor(
    readonly status: RefusalStatus,
    message: string,
    readonly details: { code?: string; problems?: Problem[]; retryAfter?: number; current?: Json; [key: string]: unknown } = {},
  ) {
    super(message);
    this.name = NAMES[status];
  }
}

/** The refusals of design.md §7, in the order in which they are decided. Messages say what to do. */
export const refuse = {
  malformed: (problems: Problem[], message = '请求的格式不正确，请按提示修改后重试。') => new Refusal(400, message, { problems }),
  signedOut: (code = 'signed-out', message = '登录已失效，请重新登录。', details: Record<string, unknown> = {}) =>
    new Refusal(401, message, { code, ...details }),
  notFound: (message = '没有找到这条记录，它可能不存在，或不在您的管辖范围内。') => new Refusal(404, message),
  forbidden: (message = '您的角色不能进行这项操作，如确有需要请联系安全管理员。') => new Refusal(403, message),
  keyReused: () => new Refusal(422, '同一个提交编号被用于不同的内容，请刷新页面后重新提交。', { code: 'key-reused' }),
  precondition: () => new Refusal(428, '缺少版本号（If-Match），请刷新页面后再操作。'),
  stale: (current: Json = null) => new Refusal(412, '这条记录刚刚被其他人修改过，请刷新后查看最新内容再操作。', { current }),
  notAvailable: (message = '当前状态下不能进行这项操作，请刷新后查看最新状态。', problems: Problem[] = []) =>
    new Refusal(409, message, { problems }),
  /** 403 for somebody who must show again who they are; the same request goes through afterwards. */
  unproven: () => new Refusal(403, '为了安全，请再次输入密码或动态验证码，确认是您本人操作。', { code: PROOF_REQUIRED }),
  /** 409 for a second case where one is open already; names it, so that the screen can lead there (F18). */
  alreadyOpen: (current: string) => new Refusal(409, '已经有一件正在办理的同类申请，请继续办理那一件。', { code: 'already-open', current }),
  /** 409 for something that is being made and will be there in seconds: ask again. */
  pending: (message: string, retryAfter = 2) => new Refusal(409, message, { code: 'pending', retryAfter }),
  /** 409 for a case that somebody else has in hand; names who and until when. */
  held: (by: { name: string; until: string }) =>
    new Refusal(409, `本件已由${by.name}领取，请先办理其他业务，或者等领取到期后接手。`, { code: 'held', current: { name: by.name, until: by.until } }),
  invalid: (problems: Problem[], message?: string) =>
    new Refusal(422, message ?? problems[0]?.message ?? '提交的内容有误，请按提示修改。', { problems }),
  tooLarge: (message: string, problems: Problem[] = []) => new Refusal(413, message, { problems }),
  unsupported: (message: string, problems: Problem[] = []) => new Refusal(415, message, { problems }),
  tooMany: (retryAfter: number, message = `操作过于频繁，请在 ${Math.ceil(retryAfter / 60)} 分钟后再试。`) =>
    new Refusal(429, message, { retryAfter }),
};

/** Whether the same request goes through once the person has shown again who they are. */
export const isUnproven = ({ details }: Refusal): boolean => details.code === PROOF_REQUIRED;
