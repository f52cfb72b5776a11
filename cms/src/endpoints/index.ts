import type { AnyEndpoint } from '@medregistry/language';
import type { Core } from '@strapi/strapi';
import { activationEndpoints } from './activation';
import { appointmentEndpoints } from './appointments';
import { authorityEndpoints } from './authorities';
import { authoritySettingEndpoints } from './authoritySettings';
import { accountEndpoints } from './accounts';
import { auditEndpoints } from './audit';
import { businessEndpoints } from './businesses';
import { cannedReasonEndpoints } from './cannedReasons';
import { certificateEndpoints } from './certificates';
import { counterEndpoints } from './counter';
import { credentialEndpoints } from './credentials';
import { helpEndpoints } from './help';
import { holidayEndpoints } from './holidays';
import { institutionEndpoints } from './institutions';
import { noticeEndpoints } from './notices';
import { nurseHomeEndpoints } from './nurseHome';
import { nurseRosterEndpoints } from './nurseRoster';
import { nurseSearchEndpoints } from './nurseSearches';
import { overviewEndpoints } from './overview';
import { permitHistoryEndpoints } from './permitHistory';
import { practiceRecordEndpoints } from './practiceRecords';
import { promptEndpoints } from './prompt';
import { publicationEndpoints } from './publications';
import { publicResultEndpoints } from './publicResults';
import { ratingEndpoints } from './ratings';
import { recordEndpoints } from './records';
import { registrationCheckEndpoints } from './registrationChecks';
import { rosterEndpoints } from './roster';
import { selfCheckEndpoints } from './selfCheck';
import { servicesOf } from './services';
import { staffEndpoints } from './staff';
import { subAccountEndpoints } from './subAccounts';
import { switchEndpoints } from './switches';

/** Every route of the application itself; the plugins bring their own. */
export function endpoints(strapi: Core.Strapi): AnyEndpoint[] {
  const services = servicesOf(strapi);
  return [
    ...promptEndpoints(services),
    ...noticeEndpoints(services),
    ...institutionEndpoints(services),
    ...businessEndpoints(services),
    ...permitHistoryEndpoints(services),
    ...rosterEndpoints(services),
    ...staffEndpoints(services),
    ...selfCheckEndpoints(services),
    ...counterEndpoints(services),
    ...appointmentEndpoints(services),
    ...credentialEndpoints(services),
    ...accountEndpoints(services),
    ...subAccountEndpoints(services),
    ...auditEndpoints(services),
    ...overviewEndpoints(services),
    ...publicationEndpoints(services),
    ...publicResultEndpoints(services),
    ...switchEndpoints(services),
    ...helpEndpoints(services),
    ...ratingEndpoints(services),
    ...authorityEndpoints(services),
    ...holidayEndpoints(services),
    ...cannedReasonEndpoints(services),
    ...nurseHomeEndpoints(services),
    ...nurseRosterEndpoints(services),
    ...nurseSearchEndpoints(services),
    ...authoritySettingEndpoints(services),
    ...certificateEndpoints(services),
    ...practiceRecordEndpoints(services),
    ...activationEndpoints(services),
    ...registrationCheckEndpoints(services),
    ...recordEndpoints(strapi),
  ];
}
