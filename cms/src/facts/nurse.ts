import { examGeneration, firstRegistrationDeadline, needsTraining } from '@medregistry/config';
import type { NurseFacts } from '@medregistry/config/facts';
import type { CivilDate } from '@medregistry/language';
import type { FactPart } from './FactPart';

type Sealed = 'idNumber' | 'mobile' | 'email' | 'address';
type Row = Omit<NurseFacts, Sealed | 'registersBy' | 'trainingNeeded' | 'generation'> & { idNumber: string; mobile: string | null; email: string | null; address: string | null; lastPractisedOn: CivilDate | null };

/** The nurse as she is registered (domain.md §4.4). */
export const nurse: FactPart<'nurse'> = {
  subject: 'nurse',
  sql: `(jsonb_build_object('id', n.document_id, 'name', n.name, 'gender', n.gender, 'birthDate', n.birth_date, 'nationality', n.nationality,
      'ethnicGroup', n.ethnic_group, 'idType', n.id_type, 'idNumber', n.id_number, 'mobile', n.mobile, 'email', n.email, 'address', n.address,
      'postcode', n.postcode, 'education', n.education, 'degree', n.degree, 'school', n.school, 'major', n.major, 'graduatedOn', n.graduated_on,
      'studyYears', n.study_years)
    || jsonb_build_object('examProvince', n.exam_province, 'examPassedOn', n.exam_passed_on, 'examCertificateNumber', n.exam_certificate_number,
      'health', n.health, 'workStartedOn', n.work_started_on, 'nursingStartedOn', n.nursing_started_on,
      'activated', EXISTS (SELECT FROM assignments s WHERE s.role = 'nurse' AND s.scope_id = n.document_id AND s.revoked_at IS NULL),
      'openBusiness', (SELECT o.number FROM applications o WHERE o.exclusive_key = 'nurse-registration:' || n.document_id AND o.document_id IS DISTINCT FROM CAST(:application AS text)),
      'openCancellation', (SELECT o.number FROM applications o WHERE o.exclusive_key = 'registration-cancellation:' || n.document_id AND o.state <> 'draft' AND o.document_id IS DISTINCT FROM CAST(:application AS text)),
      'lastPractisedOn', LEAST(g.valid_to, g.cancelled_on, g.revoked_on)))`,
  read(json, { decrypt, today }) {
    const { idNumber, mobile, email, address, lastPractisedOn, ...plain } = json as Row;
    const open = (sealed: string | null): string | null => (sealed === null ? null : decrypt(sealed));
    const registersBy = plain.examPassedOn && firstRegistrationDeadline(plain.examPassedOn);
    return {
      ...plain,
      idNumber: decrypt(idNumber),
      mobile: open(mobile),
      email: open(email),
      address: open(address),
      registersBy,
      trainingNeeded: lastPractisedOn === null ? registersBy !== null && registersBy < today : needsTraining(lastPractisedOn, today),
      generation: plain.examPassedOn === null ? null : examGeneration(plain.examPassedOn),
    };
  },
};
