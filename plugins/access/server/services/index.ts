import type { Core } from '@strapi/strapi';
import type { Trail } from '@medregistry/audit';
import type { PoolConfig } from 'pg';
import { fromEnvironment } from '../AccessConfig';
import type { RunTransaction } from '../Transaction';
import type { AccessService, AccessServices } from '../types';
import { createAccounts } from './accounts';
import { createAssignments } from './assignments';
import { createAttempts } from './attempts';
import { createAuthenticator } from './authenticate';
import { createChallenges } from './challenges';
import { createCipher } from './cipher';
import type { SystemClock } from './clock';
import { createDeclarations } from './declarations';
import { createDoor, type PasswordHasher } from './door';
import { createEndpoints } from './endpoints';
import { createFactors } from './factors';
import { createFreshness } from './freshness';
import { createGuard } from './guard';
import { createHousekeeping } from './housekeeping';
import { createIdempotency } from './idempotency';
import { createInvitations } from './invitations';
import { createLimits } from './limits';
import { createMasks } from './masks';
import { createMe } from './me';
import { passwordProblems } from './passwords';
import { createReads } from './reads';
import { createRefusalLog } from './refusalLog';
import { createScope } from './scope';
import { createSecondFactor } from './secondFactor';
import { createSessions, type TokenStore } from './sessions';

export interface Context {
  strapi: Core.Strapi;
}

/** The plugin's services of a Strapi application, typed. */
export const accessOf =
  (strapi: Core.Strapi): AccessService =>
  (name) =>
    strapi.plugin('access').service(name);

export const trailOf = (strapi: Core.Strapi): Trail => strapi.plugin('audit').service('trail');

/** The database that Strapi itself is connected to, as `pg` takes it. */
export function databaseOf(strapi: Core.Strapi): PoolConfig {
  const { connectionString, host, port, user, password, database, ssl } = strapi.config.get<PoolConfig>('database.connection.connection');
  return connectionString ? { connectionString, ssl } : { host, port, user, password, database, ssl };
}

const secretOf = (strapi: Core.Strapi) => (): string => strapi.config.get<string>('plugin::users-permissions.jwtSecret');

const transactionOf =
  (strapi: Core.Strapi): RunTransaction =>
  async (work) =>
    strapi.db.transaction(({ trx }) => work(trx));

const hasherOf = (strapi: Core.Strapi): PasswordHasher => {
  const user = strapi.plugin('users-permissions').service('user');
  return {
    hash: async (plain) => (await user.ensureHashedPasswords({ password: plain })).password,
    matches: (plain, hash) => user.validatePassword(plain, hash),
  };
};

/** Whether somebody with these roles must have a second factor: the operator requires one, and a role asks for it. */
const mustHaveSecondFactor =
  (strapi: Core.Strapi) =>
  (roles: readonly string[]): boolean =>
    accessOf(strapi)('settings').secondFactor === 'required' && roles.some(accessOf(strapi)('declarations').asksSecondFactor);

const required = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};

type Factories = { [K in keyof AccessServices]: (context: Context) => AccessServices[K] };

export const services: Factories = {
  settings: () => fromEnvironment(process.env),
  cipher: () => createCipher(required('MEDREGISTRY_DATA_KEY'), required('MEDREGISTRY_INDEX_KEY')),
  clock: ({ strapi }) => strapi.get('clock') as SystemClock,
  reads: ({ strapi }) => createReads({ ...databaseOf(strapi), max: accessOf(strapi)('settings').readsPool }, strapi.db.connection),
  declarations: () => createDeclarations(),
  masks: ({ strapi }) => createMasks(accessOf(strapi)('declarations')),
  scope: () => createScope(),
  guard: () => createGuard(),
  me: () => createMe(),
  attempts: ({ strapi }) => createAttempts(accessOf(strapi)('reads'), accessOf(strapi)('settings')),
  limits: ({ strapi }) => createLimits(accessOf(strapi)('reads')),
  sessions: ({ strapi }) =>
    createSessions({
      reads: accessOf(strapi)('reads'),
      transaction: transactionOf(strapi),
      tokens: () => strapi.sessionManager('users-permissions') as TokenStore,
      config: accessOf(strapi)('settings'),
      secret: secretOf(strapi),
      isStaff: accessOf(strapi)('declarations').isStaff,
    }),
  authenticate: ({ strapi }) =>
    createAuthenticator({
      reads: accessOf(strapi)('reads'),
      config: accessOf(strapi)('settings'),
      secret: secretOf(strapi),
      isStaff: accessOf(strapi)('declarations').isStaff,
      end: (family, reason, now) => accessOf(strapi)('sessions').end(family, reason, now),
    }),
  secondFactor: ({ strapi }) =>
    createSecondFactor({ transaction: transactionOf(strapi), cipher: accessOf(strapi)('cipher'), issuer: () => accessOf(strapi)('declarations').current().title ?? '' }),
  door: ({ strapi }) =>
    createDoor({
      reads: accessOf(strapi)('reads'),
      attempts: accessOf(strapi)('attempts'),
      sessions: accessOf(strapi)('sessions'),
      cipher: accessOf(strapi)('cipher'),
      hasher: hasherOf(strapi),
      challenges: createChallenges(secretOf(strapi)),
      secondFactor: accessOf(strapi)('secondFactor'),
      mustHaveSecondFactor: mustHaveSecondFactor(strapi),
      trail: () => trailOf(strapi),
    }),
  accounts: ({ strapi }) =>
    createAccounts({
      door: accessOf(strapi)('door'),
      transaction: transactionOf(strapi),
      attempts: accessOf(strapi)('attempts'),
      sessions: accessOf(strapi)('sessions'),
      hasher: hasherOf(strapi),
      trail: () => trailOf(strapi),
    }),
  invitations: ({ strapi }) =>
    createInvitations({
      reads: accessOf(strapi)('reads'),
      transaction: transactionOf(strapi),
      cipher: accessOf(strapi)('cipher'),
      hasher: hasherOf(strapi),
      door: accessOf(strapi)('door'),
      sessions: accessOf(strapi)('sessions'),
      attempts: accessOf(strapi)('attempts'),
      limits: accessOf(strapi)('limits'),
      trail: () => trailOf(strapi),
    }),
  freshness: ({ strapi }) => createFreshness(accessOf(strapi)('settings').freshMinutes, (role) => accessOf(strapi)('declarations').isStaff(role)),
  factors: ({ strapi }) =>
    createFactors({
      door: accessOf(strapi)('door'),
      attempts: accessOf(strapi)('attempts'),
      secondFactor: accessOf(strapi)('secondFactor'),
      sessions: accessOf(strapi)('sessions'),
      mustHaveSecondFactor: mustHaveSecondFactor(strapi),
    }),
  passwords: () => ({ problemsOf: passwordProblems }),
  assignments: ({ strapi }) => createAssignments(transactionOf(strapi), accessOf(strapi)('declarations'), () => trailOf(strapi)),
  idempotency: ({ strapi }) => createIdempotency(accessOf(strapi)('reads'), accessOf(strapi)('cipher')),
  refusals: ({ strapi }) =>
    createRefusalLog(
      (entry) => trailOf(strapi).appendAlone(entry),
      (error) => strapi.log.error(error),
    ),
  endpoints: ({ strapi }) =>
    createEndpoints({
      authenticator: () => accessOf(strapi)('authenticate'),
      clock: () => accessOf(strapi)('clock'),
      idempotency: () => accessOf(strapi)('idempotency'),
      refusals: () => accessOf(strapi)('refusals'),
      isFresh: (principal, now) => accessOf(strapi)('freshness').isFresh(principal, now),
      report: (error) => strapi.log.error(error),
    }),
  housekeeping: ({ strapi }) =>
    createHousekeeping({
      clock: () => accessOf(strapi)('clock'),
      idempotency: () => accessOf(strapi)('idempotency'),
      sessions: () => accessOf(strapi)('sessions'),
      limits: () => accessOf(strapi)('limits'),
      idempotencyDays: accessOf(strapi)('settings').idempotencyDays,
      report: (error) => strapi.log.error(error),
    }),
};
