import { applyDdl } from '@medregistry/database';
import type { Core } from '@strapi/strapi';
import { declareAuditExport } from './audit/auditExport';
import { declareInvitations } from './credentials/declareInvitations';
import { declareRecovery } from './credentials/recoverAccount';
import { declareDistrict } from './district/declareDistrict';
import { describeMe } from './district/describeMe';
import { endpoints } from './endpoints';
import { servicesOf } from './endpoints/services';
import { declareMessages } from './messages/declareMessages';
import { declareCertificates } from './nursing/certificate';
import { declareSigning, refuseUnsigned } from './signing/declareSigning';
import { openRegisters } from './registers/openRegisters';
import { declareOverviewExports } from './overview/overviewExports';
import { declareRoster } from './roster/declareRoster';

export default {
  /** Own SQL follows the schema sync at once, so that the bootstraps of the plugins find their tables complete. */
  register({ strapi }: { strapi: Core.Strapi }): void {
    strapi.hook('strapi::content-types.afterSync').register(async () => {
      await applyDdl(process.env['DATABASE_URL'] ?? '');
    });
    declareDistrict(strapi);
    declareSigning(strapi);
    describeMe(servicesOf(strapi));
    declareRoster(servicesOf(strapi));
    declareMessages(servicesOf(strapi));
    declareInvitations(strapi);
    declareRecovery(strapi);
    declareCertificates(servicesOf(strapi));
    declareAuditExport(servicesOf(strapi));
    declareOverviewExports(servicesOf(strapi));
  },

  async bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
    servicesOf(strapi).access('endpoints').register(endpoints(strapi));
    await openRegisters(strapi);
    await refuseUnsigned(strapi);
    strapi.cron.remove('uploadWeekly'); // counts uploads for Strapi's telemetry, which is off
  },
};
