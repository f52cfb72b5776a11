import { labelOf, nurseRenewalOpening, registrationStatuses, renewalInTime, renewedTo, statusOn } from '@medregistry/config';
import type { RegistrationFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

type Row = Omit<RegistrationFacts, 'statusLabel' | 'banned' | 'renewalOpensOn' | 'late' | 'renewedTo'>;

/** The current line of the nurse's registration history (domain.md §4.5), with what today makes of it. */
export const registration: FactPart<'registration'> = {
  subject: 'nurse',
  switched: true,
  sql: `(SELECT jsonb_build_object('certificateNumber', g.certificate_number, 'status', g.status, 'institutionId', w.document_id, 'institutionName', w.name,
        'institutionNumber', w.registration_number, 'institutionPath', w.scope_path, 'department', g.department, 'workCategory', g.work_category, 'title', g.title, 'titleOn', g.title_on,
        'position', g.position, 'firstRegisteredOn', g.first_registered_on, 'registeredOn', g.registered_on, 'validFrom', g.valid_from, 'validTo', g.valid_to,
        'authorityName', b.name, 'cancellationReason', g.cancellation_reason, 'cancelledOn', g.cancelled_on, 'bannedUntil', g.banned_until,
        'suspendedTo', g.suspended_to, 'version', g.version)
      FROM institutions w, authorities b WHERE w.id = g.institution_id AND b.id = g.authority_id)`,
  read(json, { today, switches }) {
    if (json === null) return null;
    const { status, ...plain } = json as Row;
    const opensOn = nurseRenewalOpening(plain.validTo, switches.nurseRenewalMonths);
    const now = statusOn(status, { validTo: plain.validTo, suspendedTo: plain.suspendedTo, opensOn }, today);
    return {
      ...plain,
      status: now,
      statusLabel: labelOf(registrationStatuses, now),
      banned: plain.bannedUntil !== null && plain.bannedUntil >= today,
      renewalOpensOn: opensOn,
      late: renewalInTime(plain.validTo) < today,
      renewedTo: renewedTo(plain.validTo),
    };
  },
};
