import { mayEmploy, type Practice } from '@medregistry/config';
import type { TargetFacts } from '@medregistry/config/facts';
import type { FactPart } from './FactPart';

type Row = Omit<TargetFacts, 'mayPractise'> & Practice;

/** 拟执业医疗卫生机构 of a nurse's case; null where none was named or known. */
export const target: FactPart<'target'> = {
  subject: 'nurse',
  sql: `(CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.document_id, 'name', i.name, 'registrationNumber', i.registration_number, 'address', i.address,
      'status', i.status, 'credentialType', i.credential_type, 'permit', CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('status', p.status, 'validTo', p.valid_to) END,
      'authoritySet', a.id IS NOT NULL,
      'crossProvince', COALESCE((SELECT left(b.region_code, 2) <> left(a.region_code, 2) FROM authorities b WHERE b.id = g.authority_id), false)) END)`,
  read(json, { today }) {
    if (json === null) return null;
    const { status, credentialType, permit, ...plain } = json as Row;
    return { ...plain, mayPractise: mayEmploy({ status, credentialType, permit }, today) };
  },
};
