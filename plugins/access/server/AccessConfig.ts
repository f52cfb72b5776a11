import { z } from 'zod';

const positive = z.coerce.number().int().positive();

/** What an operator may set about sessions, lockout and the reading pool; see `fromEnvironment` for the names. */
export const AccessConfig = z.object({
  /** Minutes without a request after which a session ends. */
  idleMinutes: positive.default(30),
  /** The same for people who work for an authority. */
  staffIdleMinutes: positive.default(15),
  /** Hours after which a session ends whatever its holder does. */
  absoluteHours: positive.default(8),
  /** Minutes for which people who work for an authority need not show again who they are before they issue, revoke, take out or unmask. */
  freshMinutes: positive.default(15),
  /** Seconds that an access token lives; the session behind it is checked on every request all the same. */
  accessTokenSeconds: positive.default(600),
  /** Failed sign-ins of one account before it is locked. */
  accountLimit: positive.default(5),
  accountLockMinutes: positive.default(30),
  /** Failed sign-ins from one address within the window before the address is locked for as long again. */
  addressLimit: positive.default(100),
  addressWindowMinutes: positive.default(15),
  /** Whether people whose role asks for a second factor must have one, or may. */
  secondFactor: z.enum(['required', 'offered']).default('offered'),
  /** Whether the refresh cookie is for TLS only. */
  cookieSecure: z.boolean().default(false),
  /** Connections of the pool that hot reads use beside Strapi's own. */
  readsPool: positive.default(10),
  /** Days for which a repeated Idempotency-Key gets its first answer. */
  idempotencyDays: positive.default(7),
});
export type AccessConfig = z.infer<typeof AccessConfig>;

const flag = (text: string | undefined, otherwise: boolean): boolean =>
  text === undefined || text === '' ? otherwise : ['1', 'true', 'yes', 'on'].includes(text.toLowerCase());

/**
 * The configuration that environment variables describe; what is unset keeps its default.
 *
 * @throws ZodError naming the variable's field when a number is not a positive integer.
 */
export function fromEnvironment(env: NodeJS.ProcessEnv): AccessConfig {
  const given = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
  return AccessConfig.parse({
    idleMinutes: given(env['SESSION_IDLE_MINUTES']),
    staffIdleMinutes: given(env['SESSION_STAFF_IDLE_MINUTES']),
    absoluteHours: given(env['SESSION_ABSOLUTE_HOURS']),
    freshMinutes: given(env['SESSION_FRESH_MINUTES']),
    accessTokenSeconds: given(env['ACCESS_TOKEN_SECONDS']),
    accountLimit: given(env['LOGIN_ACCOUNT_LIMIT']),
    accountLockMinutes: given(env['LOGIN_ACCOUNT_LOCK_MINUTES']),
    addressLimit: given(env['LOGIN_ADDRESS_LIMIT']),
    addressWindowMinutes: given(env['LOGIN_ADDRESS_WINDOW_MINUTES']),
    secondFactor: given(env['SECOND_FACTOR']) ?? (env['NODE_ENV'] === 'production' ? 'required' : 'offered'),
    cookieSecure: flag(env['COOKIE_SECURE'], env['NODE_ENV'] === 'production'),
    readsPool: given(env['READS_POOL_MAX']),
    idempotencyDays: given(env['IDEMPOTENCY_DAYS']),
  });
}
