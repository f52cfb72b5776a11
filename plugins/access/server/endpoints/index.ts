import type { Trail } from '@medregistry/audit';
import type { AnyEndpoint } from '@medregistry/language';
import type { AccessService } from '../types';
import { authEndpoints } from './auth';
import { invitationEndpoints } from './invitations';
import { meEndpoints } from './me';
import { secondFactorEndpoints } from './secondFactor';

/** The plugin's own endpoints. */
export const endpoints = (access: AccessService, trail: () => Pick<Trail, 'appendAlone'>): AnyEndpoint[] => [
  ...authEndpoints({
    accounts: () => access('accounts'),
    sessions: () => access('sessions'),
    trail,
    config: () => access('settings'),
  }),
  ...secondFactorEndpoints({ factors: () => access('factors'), config: () => access('settings') }),
  ...invitationEndpoints(() => access('invitations'), () => access('settings')),
  ...meEndpoints(
    () => access('me'),
    () => access('endpoints'),
  ),
];
