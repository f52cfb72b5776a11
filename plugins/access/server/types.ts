import type { AccessConfig } from './AccessConfig';
import type { Accounts } from './services/accounts';
import type { Assignments } from './services/assignments';
import type { Attempts } from './services/attempts';
import type { Authenticator } from './services/authenticate';
import type { Cipher } from './services/cipher';
import type { SystemClock } from './services/clock';
import type { Declarations } from './services/declarations';
import type { Door } from './services/door';
import type { Endpoints } from './services/endpoints';
import type { Factors } from './services/factors';
import type { Freshness } from './services/freshness';
import type { Guard } from './services/guard';
import type { Housekeeping } from './services/housekeeping';
import type { IdempotencyService } from './services/idempotency';
import type { Invitations } from './services/invitations';
import type { Limits } from './services/limits';
import type { Masks } from './services/masks';
import type { Me } from './services/me';
import type { Passwords } from './services/passwords';
import type { Reads } from './services/reads';
import type { RefusalLog } from './services/refusalLog';
import type { Scope } from './services/scope';
import type { SecondFactor } from './services/secondFactor';
import type { Sessions } from './services/sessions';

export type { AccessConfig } from './AccessConfig';
export type { AccessDeclaration, AccessRole, FieldRule, FieldRules, Visibility } from './Declaration';
export type { RunTransaction, Transaction } from './Transaction';
export type { Accounts } from './services/accounts';
export type { Door, From, Proof, SignedIn } from './services/door';
export type { Factors } from './services/factors';
export type { Freshness } from './services/freshness';
export type { Actor, Assignments, Grant } from './services/assignments';
export type { Authenticator } from './services/authenticate';
export type { Cipher } from './services/cipher';
export type { SystemClock } from './services/clock';
export type { Declarations } from './services/declarations';
export type { Endpoints } from './services/endpoints';
export type { Guard, Protection } from './services/guard';
export type { IdempotencyService, StoredAnswer } from './services/idempotency';
export type { Agreement, Invitations, Invited, RedeemListener, Terms } from './services/invitations';
export type { Limit, Limits } from './services/limits';
export type { Masks } from './services/masks';
export type { Me, MeProvider } from './services/me';
export type { Reads, StatementListener } from './services/reads';
export type { Scope } from './services/scope';
export type { Enrolment, SecondFactor, Standing } from './services/secondFactor';
export type { SessionView, Sessions } from './services/sessions';

/** The services of the plugin, by the names that `strapi.plugin('access').service(name)` takes. */
export interface AccessServices {
  settings: AccessConfig;
  cipher: Cipher;
  /** The same object as `strapi.get('clock')`. */
  clock: SystemClock;
  reads: Reads;
  declarations: Declarations;
  masks: Masks;
  scope: Scope;
  guard: Guard;
  me: Me;
  attempts: Attempts;
  secondFactor: SecondFactor;
  door: Door;
  factors: Factors;
  freshness: Freshness;
  limits: Limits;
  sessions: Sessions;
  authenticate: Authenticator;
  accounts: Accounts;
  passwords: Passwords;
  invitations: Invitations;
  assignments: Assignments;
  idempotency: IdempotencyService;
  refusals: RefusalLog;
  endpoints: Endpoints;
  housekeeping: Housekeeping;
}

/** `strapi.plugin('access').service`, typed. */
export type AccessService = <K extends keyof AccessServices>(name: K) => AccessServices[K];
