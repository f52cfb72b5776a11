import type { InstitutionCategory, InstitutionLevel } from '@medregistry/config';
import type { SelfCheckFacts } from '@medregistry/config/facts';
import { standardFor } from '@medregistry/config/standards';
import type { FactPart } from './FactPart';

type Row = Omit<SelfCheckFacts, 'standard' | 'without'> & { category: InstitutionCategory; level: InstitutionLevel | null };

/**
 * What the self-check counts (F44): everybody on post without name or number, and whether each counts. Two records of
 * one human being share a number of this answer, so that nobody counts twice and no identity leaves the database.
 */
export const selfCheck: FactPart<'selfCheck'> = {
  sql: `(jsonb_build_object('category', i.category, 'level', i.level, 'bedsApproved', i.beds_approved, 'bedsOpen', i.beds_open, 'dentalChairs', i.dental_chairs,
      'beautyBeds', i.beauty_beds, 'dialysisUnits', i.dialysis_units, 'buildingArea', i.building_area, 'businessArea', i.business_area,
      'subjects', (SELECT COALESCE(jsonb_agg(jsonb_build_object('code', s.code) ORDER BY s.code), '[]') FROM institution_subjects s WHERE s.institution_id = i.id AND s.enabled),
      'people', (SELECT COALESCE(jsonb_agg(to_jsonb(e) - 'identity' || jsonb_build_object('same', e.same) ORDER BY e.kind, e.person), '[]')
        FROM (
          SELECT u.*, dense_rank() OVER (ORDER BY u.identity) AS same FROM (
            SELECT s.document_id AS person, s.id_number_index AS identity, s.kind, s.title, COALESCE(s.doctor_category, s.technician_kind) AS category,
              s.doctor_level AS level, s.practice_scope AS scope, s.aesthetic_chief AS "aestheticChief", s.valid_to IS NULL OR s.valid_to >= CAST(:today AS date) AS valid
            FROM staff_members s WHERE s.institution_id = i.id AND s.on_post
            UNION ALL
            SELECT n.document_id, n.id_number_index, 'nurse', r.title, NULL, NULL, NULL, false,
              COALESCE(r.institution_id = i.id AND r.status IN ('valid', 'renewal-due') AND r.valid_to >= CAST(:today AS date), false)
            FROM nurses n LEFT JOIN nurse_registrations r ON r.nurse_id = n.id AND r.current
            WHERE n.workplace_id = i.id AND (r.institution_id IS DISTINCT FROM i.id OR r.on_post)
          ) u
        ) e)))`,
  read(json, { today }) {
    const { category, level, ...counted } = json as Row;
    return { ...counted, ...standardFor({ category, level }, today) };
  },
};
