import { GuideField } from './enums/GuideField';
import type { MaskName } from './masks';
import { Role } from './roles';

/** How much of a field a role gets. */
export type FieldAccess = 'visible' | 'masked' | 'hidden';

/** Who gets how much of one field. A field without a rule is for administrators only. */
export interface FieldRule {
  roles: Record<Role, FieldAccess>;
  /** The mask of `masked`; a field that nobody sees masked has none. */
  mask?: MaskName;
  /** Roles that may see the whole value by an audited act with a reason. */
  reveal: readonly Role[];
}

const EVERYONE: readonly Role[] = Role.options;
const APPLICANTS: readonly Role[] = ['institution', 'nursing'];
const OFFICERS: readonly Role[] = ['reviewer', 'approver', 'counter', 'administrator', 'provincial'];

function rule(levels: { visible?: readonly Role[]; masked?: readonly Role[]; mask?: MaskName; reveal?: readonly Role[] }): FieldRule {
  const byRole = Object.fromEntries(
    Role.options.map((role) => [role, levels.visible?.includes(role) ? 'visible' : levels.masked?.includes(role) ? 'masked' : 'hidden']),
  ) as Record<Role, FieldAccess>;
  return { roles: byRole, ...(levels.mask === undefined ? {} : { mask: levels.mask }), reveal: levels.reveal ?? [] };
}

/** Search keys, blind indexes, scope paths and sealed texts: for the machine alone. */
const machine = rule({});
/** Registered facts that anybody signed in may read of a record inside the scope. */
const open = rule({ visible: EVERYONE });
/** Business figures: the institution itself and the authority. */
const business = rule({ visible: [...APPLICANTS, ...OFFICERS, 'auditor'] });
/** The authority's own notes on an institution. */
const internal = rule({ visible: OFFICERS });
/** Personal data that is masked for everybody who works with the record. */
function personal(mask: MaskName): FieldRule {
  return rule({ masked: [...APPLICANTS, 'nurse', ...OFFICERS, 'support'], mask, reveal: [...APPLICANTS, 'nurse', ...OFFICERS] });
}
/** Names of people: needed by those who work with the record, masked for support. */
const personName = rule({ visible: [...APPLICANTS, 'nurse', ...OFFICERS, 'auditor'], masked: ['support'], mask: 'name' });
/** Career facts of staff. */
const career = rule({ visible: [...APPLICANTS, 'nurse', ...OFFICERS, 'auditor'] });

type Rules<Field extends string> = Record<Field, FieldRule>;

/** The same rule for each of several fields. */
function each<Field extends string>(fieldRule: FieldRule, ...fields: Field[]): Rules<Field> {
  return Object.fromEntries(fields.map((field) => [field, fieldRule])) as Rules<Field>;
}

const person = <Field extends string>(field: Field) =>
  ({
    [`${field}.name`]: personName,
    [`${field}.gender`]: career,
    [`${field}.birthDate`]: personal('date'),
    [`${field}.idNumber`]: personal('id-number'),
    [`${field}.title`]: career,
    [`${field}.position`]: career,
    [`${field}.mobile`]: personal('mobile'),
    [`${field}.phone`]: personal('telephone'),
    [`${field}.email`]: personal('email'),
  }) as Rules<`${Field}.${'name' | 'gender' | 'birthDate' | 'idNumber' | 'title' | 'position' | 'mobile' | 'phone' | 'email'}`>;

const institution = {
  ...each(open, 'name', 'otherNames', 'registrationNumber', 'creditCode', 'credentialType', 'filingNumber', 'category', 'level', 'grade'),
  ...each(open, 'managementClass', 'serviceTarget', 'serviceModes', 'foreignInvested', 'regionCode', 'address', 'postcode'),
  ...each(open, 'phone', 'openedOn', 'authority', 'status', 'bedsApproved'),
  ...each(business, 'ownership', 'economicType', 'affiliation', 'sponsor', 'fax', 'email', 'bedsOpen', 'dentalChairs', 'beautyBeds'),
  ...each(business, 'dialysisUnits', 'landArea', 'buildingArea', 'businessArea', 'registeredCapital', 'fixedAssets', 'workingCapital'),
  ...each(business, 'rosterConfirmedOn'),
  ...person('legalRepresentative'),
  ...person('principal'),
  ...person('systemOwner'),
  ...person('verificationContact'),
  // Stored as one sealed text each; what may be shown of it is named by the paths above.
  ...each(machine, 'legalRepresentative', 'principal', 'systemOwner', 'verificationContact', 'searchText', 'scopePath'),
  penaltyPoints: internal,
};

const permit = {
  ...each(open, 'institution', 'number', 'serial', 'name', 'address', 'legalRepresentative', 'principal', 'subjects', 'beds', 'chairs'),
  ...each(open, 'managementClass', 'serviceTarget', 'validFrom', 'validTo', 'issuedOn', 'authority', 'hasOriginal', 'hasDuplicate'),
  ...each(open, 'lastVerifiedOn', 'lastConclusion', 'verificationYears', 'nextDueOn', 'remarks', 'status', 'version', 'current'),
  ...each(open, 'electronicNumber'),
  scopePath: machine,
};

const nurse = {
  ...each(career, 'gender', 'nationality', 'ethnicGroup', 'idType', 'education', 'degree', 'school', 'major', 'graduatedOn', 'studyYears'),
  ...each(career, 'internships', 'examProvince', 'examPassedOn', 'examCertificateNumber', 'admissionNumber', 'workStartedOn'),
  ...each(career, 'nursingStartedOn', 'photo', 'workplace', 'mobileVerifiedAt', 'postcode'),
  name: personName,
  birthDate: personal('date'),
  idNumber: personal('id-number'),
  mobile: personal('mobile'),
  email: personal('email'),
  address: personal('address'),
  health: rule({ visible: ['nurse', 'nursing', 'reviewer', 'approver', 'provincial'] }),
  ...each(machine, 'searchText', 'idNumberIndex', 'mobileIndex', 'scopePath'),
};

/** Kept for the nurse herself and the registering authority (护士条例 Art. 11); institutions ask her. */
const practiceRecord = {
  ...each(rule({ visible: ['nurse', ...OFFICERS] }), 'nurse', 'authority', 'kind', 'category', 'facts', 'basis', 'evidence', 'occurredOn', 'recordedOn', 'reason', 'version', 'current', 'status'),
  ...each(internal, 'recordedBy', 'applicationId'),
  record: machine,
  scopePath: machine,
};

const nurseRegistration = {
  ...each(career, 'nurse', 'certificateNumber', 'lastBusiness', 'institution', 'department', 'workCategory', 'title', 'titleOn', 'position'),
  ...each(career, 'specialPosts', 'firstRegisteredOn', 'registeredOn', 'validFrom', 'validTo', 'authority', 'approvedOn', 'status'),
  ...each(career, 'onPost', 'leftOn', 'origin', 'version', 'current', 'cancellationReason', 'cancelledOn', 'revokedOn', 'bannedUntil'),
  ...each(career, 'suspendedFrom', 'suspendedTo'),
  scopePath: machine,
};

const staffMember = {
  ...each(career, 'institution', 'kind', 'gender', 'department', 'position', 'title', 'education', 'major', 'school', 'employment', 'onPost'),
  ...each(career, 'leftOn', 'doctorCategory', 'doctorLevel', 'practiceScope', 'qualificationNumber', 'practiceNumber', 'practicePlace'),
  ...each(career, 'multiSite', 'aestheticChief', 'aestheticSpecialty', 'nextAssessmentOn', 'technicianKind', 'certificateNumber'),
  ...each(career, 'validTo', 'remark', 'version'),
  name: personName,
  birthDate: personal('date'),
  idNumber: personal('id-number'),
  mobile: personal('mobile'),
  ...each(machine, 'searchText', 'idNumberIndex', 'mobileIndex', 'scopePath'),
};

const verificationRecord = {
  ...each(open, 'institution', 'permit', 'campaign', 'year', 'conclusion', 'months', 'deferredFrom', 'deferredTo', 'dueOn', 'nextDueOn'),
  ...each(open, 'acceptedOn', 'decidedOn', 'stampedOn', 'publishedOn', 'applicationNumber', 'inspectedOn', 'version', 'current', 'status', 'setAsideOn'),
  ...each(business, 'reasons', 'causes', 'obligation', 'applicationId'),
  ...each(internal, 'decidedBy', 'stampedBy', 'imported'),
  scopePath: machine,
};

const verificationObligation = {
  ...each(open, 'institution', 'campaign', 'year', 'state', 'dueOn', 'opensOn', 'deferredTo', 'reVerifyFrom', 'settledOn', 'version'),
  applicationId: business,
  scopePath: machine,
};

/** What an authority publishes or sets up: read by everybody who is signed in. */
const published = {
  authority: {
    ...each(open, 'code', 'name', 'shortName', 'kind', 'level', 'regionCode', 'parent', 'creditCode', 'address', 'phone', 'businessScope'),
    ...each(open, 'enabled', 'version'),
    scopePath: machine,
  },
  'service-window': {
    ...each(open, 'authority', 'name', 'hall', 'floor', 'address', 'hours', 'timetable', 'phone', 'directions', 'purposes', 'serves'),
    ...each(open, 'slotMinutes', 'slotCapacity', 'opensOn', 'enabled', 'version'),
    scopePath: machine,
  },
  'faq-article': {
    ...each(open, 'authority', 'question', 'answer', 'audience', 'step', 'position', 'published', 'version'),
    scopePath: machine,
  },
  'service-guide': {
    ...each(open, 'authority', 'title', 'procedure', ...GuideField.options, 'published', 'version'),
    scopePath: machine,
  },
  campaign: {
    ...each(open, 'title', 'year', 'authority', 'notice', 'applyFrom', 'applyTo', 'correctionDeadline', 'windowFrom', 'windowTo'),
    ...each(open, 'renewalCutoff', 'contacts', 'state', 'version'),
    scopePath: machine,
  },
  notice: {
    ...each(open, 'title', 'body', 'type', 'audience', 'authority', 'publishedOn', 'expiresOn', 'mustAcknowledge', 'version'),
    named: internal,
    scopePath: machine,
  },
  'notice-attachment': {
    ...each(open, 'notice', 'name', 'about', 'bytes', 'mime', 'sha256', 'position'),
    removedAt: internal,
    fileKey: machine,
  },
  'authority-setting': {
    ...each(open, 'institution', 'business', 'authority', 'changedBy', 'changedAt', 'version', 'current'),
    scopePath: machine,
  },
  'notice-acknowledgement': {
    ...each(business, 'notice', 'noticeVersion', 'institution', 'userId', 'userName', 'acknowledgedAt'),
    scopePath: machine,
  },
  'institution-subject': {
    ...each(open, 'institution', 'code', 'name', 'beds', 'doctors', 'nurses', 'outpatientOnly', 'remark', 'enabled'),
    scopePath: machine,
  },
  'practice-subject': each(open, 'code', 'name', 'parentCode', 'source', 'enabled'),
  'switch-setting': {
    ...each(open, 'authority', 'key', 'value', 'reason', 'changedBy', 'changedOn', 'version', 'current'),
    scopePath: machine,
  },
  holiday: each(open, 'date', 'kind', 'name', 'year', 'source'),
};

/** The field rules of each register, every role told for every field. */
export const fieldRules = {
  institution,
  permit,
  nurse,
  'nurse-registration': nurseRegistration,
  'practice-record': practiceRecord,
  'staff-member': staffMember,
  'verification-record': verificationRecord,
  'verification-obligation': verificationObligation,
  ...published,
} as const satisfies Record<string, Readonly<Record<string, FieldRule>>>;

export type RegisterType = keyof typeof fieldRules;

const NOT_RULED: FieldRule = rule({ visible: ['administrator'] });

/**
 * The rule of a field. A field that a modeller has just added has none of its own: it is
 * shown to administrators at once and hidden from everybody else.
 */
export function fieldRule(register: RegisterType, field: string): FieldRule {
  const rules: Readonly<Record<string, FieldRule>> = fieldRules[register];
  return Object.hasOwn(rules, field) ? (rules[field] ?? NOT_RULED) : NOT_RULED;
}

/** What somebody who holds several roles gets of a field: the most that any one of them gives. No role, nothing. */
export function fieldAccess(register: RegisterType, field: string, held: readonly Role[]): FieldAccess {
  const { roles } = fieldRule(register, field);
  const levels = held.map((role) => roles[role]);
  if (levels.includes('visible')) return 'visible';
  return levels.includes('masked') ? 'masked' : 'hidden';
}
