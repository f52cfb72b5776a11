import type { CivilDate } from '@medregistry/language';
import type { NurseFacts, RegistrationFacts } from '../nurseFacts';
import { renewalInTime } from './dates';

/** What a nurse has to do, by when, and by which business. */
export interface Duty {
  key: string;
  tone: 'attention' | 'bad' | 'active';
  text: string;
  by: CivilDate | null;
  /** Key of the procedure that settles it; none where there is nothing to do but wait. */
  business: string;
}

/** What is known of her, as far as it decides what she has to do. */
export interface NurseStanding {
  nurse: Pick<NurseFacts, 'examPassedOn' | 'registersBy' | 'trainingNeeded'>;
  registration: Pick<RegistrationFacts, 'status' | 'statusLabel' | 'validTo' | 'late' | 'banned' | 'bannedUntil' | 'suspendedTo' | 'institutionId' | 'institutionName'> | null;
  /** Where she works. */
  workplace: { id: string; name: string } | null;
}

function toRegister({ examPassedOn, registersBy, trainingNeeded }: NurseStanding['nurse']): Duty {
  if (examPassedOn === null) return { key: 'examination', tone: 'attention', text: '没有查到您通过护士执业资格考试的记录。确实通过考试的，请先办理考试资格信息修改。', by: null, business: 'examination-correction' };
  return trainingNeeded
    ? { key: 'register', tone: 'attention', text: '通过考试已超过三年，注册前需要接受三个月临床护理培训并考核合格。培训后请办理首次注册。', by: null, business: 'first-registration' }
    : { key: 'register', tone: 'active', text: '您已通过护士执业资格考试，还没有注册。有单位拟聘用后，请办理首次注册；过了这一天再申请，需要先接受三个月临床护理培训。', by: registersBy, business: 'first-registration' };
}

function again({ status, statusLabel, banned, bannedUntil }: NonNullable<NurseStanding['registration']>): Duty | null {
  if (status === 'expired') return { key: 'register-again', tone: 'bad', text: '注册已经过期，不得从事护理活动。请办理重新注册。', by: null, business: 're-registration' };
  if (banned) return { key: 'banned', tone: 'bad', text: '您的《护士执业证书》已被吊销，这一天以前不能申请注册。', by: bannedUntil, business: 're-registration' };
  if (status === 'revoked' || status === 'cancelled') return { key: 'register-again', tone: 'attention', text: `您的注册${statusLabel}，不得从事护理活动。需要执业的，请办理重新注册。`, by: null, business: 're-registration' };
  return null;
}

/** What she has to do today, the most pressing first (护士条例 Art. 7–10, 21; F73, F75). */
export function nurseDuties({ nurse, registration, workplace }: NurseStanding): Duty[] {
  if (registration === null || registration.status === 'unregistered') return [toRegister(nurse)];
  const lapsed = again(registration);
  if (lapsed) return [lapsed];
  if (registration.status === 'suspended') return [{ key: 'suspended', tone: 'bad', text: '您受到暂停执业的处罚，在这一天以前不得从事护理活动，也不能办理注册业务。', by: registration.suspendedTo, business: '' }];
  const { status, late, validTo, institutionId, institutionName } = registration;
  const duties: Duty[] = [];
  if (status === 'renewal-due') {
    duties.push(
      late
        ? { key: 'renew', tone: 'bad', text: '距有效期届满已不足三十日，请立即申请延续注册；过期后不得从事护理活动，只能重新注册。', by: validTo, business: 'registration-renewal' }
        : { key: 'renew', tone: 'attention', text: '注册有效期将届满，请在有效期届满三十日前申请延续注册。', by: renewalInTime(validTo), business: 'registration-renewal' },
    );
  }
  if (workplace && workplace.id !== institutionId && ['valid', 'renewal-due'].includes(status)) {
    duties.push({ key: 'move', tone: 'attention', text: `您在${workplace.name}工作，注册在${institutionName}。请办理变更注册，办完之前不得在新单位从事护理活动。`, by: null, business: 'nurse-change' });
  }
  return duties;
}
