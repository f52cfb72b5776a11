import { labelOf, obligationStates } from '@medregistry/config/enums';
import { deferralEffects, ServiceHours, windowOpening } from '@medregistry/config';
import type { DistrictFacts } from '@medregistry/config/facts';
import { addDays, creationProblems, defineEndpoint, fill, refuse, say, slotsOf, stateLabel, toldState, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { STAMPING_WINDOW } from '../facts/window';
import type { Services } from './services';

const Query = z.object({ institution: z.string().max(64).optional() });

interface NoticeRow {
  id: string;
  title: string;
  body: string;
  version: number;
  acknowledgedAt: string | null;
  attachments: { id: string; name: string; bytes: number; sha256: string }[];
}

/** The notice as the institution reads it, with its attachments and when this version was acknowledged. */
const NOTICE_SQL = `SELECT n.document_id AS id, n.title, n.body, n.version,
    (SELECT to_char(k.acknowledged_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') FROM notice_acknowledgements k
      JOIN institutions i ON i.id = k.institution_id
      WHERE k.notice_id = n.id AND k.notice_version = n.version AND i.document_id = $2) AS "acknowledgedAt",
    COALESCE((SELECT json_agg(json_build_object('id', t.document_id, 'name', t.name, 'bytes', t.bytes, 'sha256', t.sha256) ORDER BY t.position)
      FROM notice_attachments t WHERE t.notice_id = n.id AND t.removed_at IS NULL), '[]') AS attachments
  FROM notices n WHERE n.document_id = $1 AND n.published_on IS NOT NULL`;

/** The hours of the window that stamps for the institution's authority; the facts' own choice of window. */
const TIMETABLE_SQL = `SELECT (SELECT w.timetable ${STAMPING_WINDOW}) AS timetable
  FROM institutions i JOIN authorities a ON a.id = i.authority_id WHERE i.document_id = $1`;

interface Burdens {
  deferral: { from: string; to: string; months: number; tasks: string | null } | null;
  cases: { id: string; number: string; procedure: string; state: string; dueOn: string | null }[];
}

/** What weighs on the institution: the deferral that stands, an order to make up, and the re-verification in hand or failed. */
const BURDENS_SQL = `SELECT
    (SELECT json_build_object('from', v.deferred_from, 'to', v.deferred_to, 'months', v.months, 'tasks', v.reasons)
      FROM verification_records v JOIN institutions i ON i.id = v.institution_id
      WHERE i.document_id = $1 AND v.conclusion = 'deferred' AND v.current AND v.status = 'in-force' ORDER BY v.deferred_from DESC, v.id DESC LIMIT 1) AS deferral,
    COALESCE((SELECT json_agg(json_build_object('id', a.document_id, 'number', a.number, 'procedure', a.procedure, 'state', a.state, 'dueOn', a.due_on) ORDER BY a.closed_at IS NULL DESC, a.id DESC)
      FROM applications a WHERE a.subject_id = $1 AND a.subject_type = 'institution' AND a.procedure IN ('deregistration', 're-verification')
        AND (a.closed_at IS NULL OR (a.state = 'failed' AND NOT a.flags ? 'set-aside'))), '[]') AS cases`;

/** What comes next of a deferral, by how far it has come. */
function deferralStep(to: string, obligation: DistrictFacts['obligation']): string {
  const by = obligation?.reVerifyBy ? `${addDays(to, 1)} 至 ${obligation.reVerifyBy}` : `${addDays(to, 1)} 起`;
  if (obligation?.state === 'deferred') return `请按《暂缓校验通知书》整改，并在暂缓期满后（${by}）申请再次校验，逾期将注销许可证。`;
  if (obligation?.state === 're-verification-due') return `暂缓期已满，请在 ${obligation.reVerifyBy ?? by} 前申请再次校验，逾期将注销许可证。`;
  if (obligation?.state === 'filed') return '再次校验正在办理，合格并盖章前仍按暂缓校验管理。';
  if (obligation?.state === 're-verification-failed') return '再次校验不合格，登记机关将注销许可证。事实、理由和救济途径见再次校验不合格决定书，请在再次校验申请中打印。';
  return '请尽快联系登记机关。';
}

/**
 * 校验申请业务提示 (F5): who must apply and by when, what this institution has to hand in, where and when the window
 * stamps, and what stands in the way of starting.
 */
export const promptEndpoints = ({ access, workflow, strapi }: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/verification/prompt',
    summary: '校验申请业务提示',
    tag: 'verification',
    access: { roles: ['institution'] },
    query: Query,
    async handle({ principal, query, now }) {
      const own = principal.assignments.find(({ role, scopeId }) => role === 'institution' && (!query.institution || query.institution === scopeId));
      if (!own) throw refuse.notFound();
      const opening = { procedure: 'verification', subjectType: 'institution', subjectId: own.scopeId, context: {} };
      const { procedure, scene, actor, current, joined } = await workflow().engine.prospect(strapi.db.connection, { principal, now }, opening);
      const { institution, permit, campaign, obligation, window, notice } = scene.facts as unknown as DistrictFacts;
      const scenes = [scene, ...joined.map((partner) => partner.scene)];
      const problems = [scene, ...joined.filter((partner) => !partner.current).map((partner) => partner.scene)].flatMap((each) => creationProblems(each, actor));
      const [read] = notice ? await access('reads').query<NoticeRow>('prompt_notice', NOTICE_SQL, [notice.id, own.scopeId]) : [];
      const [place] = window ? await access('reads').query<{ timetable: unknown }>('prompt_window', TIMETABLE_SQL, [own.scopeId]) : [];
      const [burdens] = await access('reads').query<Burdens>('prompt_burdens', BURDENS_SQL, [own.scopeId]);
      const deferral = institution.status === 'verification-deferred' ? burdens?.deferral : null;
      const burdening = (key: string) =>
        (burdens?.cases ?? []).filter((found) => found.procedure === key).map(({ id, number, state, dueOn }) => {
          const declared = workflow().registry.current(key)?.procedure;
          const told = declared?.states[toldState(declared, state, 'applicant')];
          return { documentId: id, number, dueOn, stateLabel: declared ? stateLabel(declared, state, 'applicant') : state, tone: told?.tone ?? 'attention', nextStep: say(told?.next.applicant ?? '') };
        })[0] ?? null;
      const hours = z.array(ServiceHours).safeParse(place?.timetable);
      return {
        body: {
          data: {
            institution: { id: institution.id, name: institution.name },
            eligible: problems.length === 0,
            reason: problems[0]?.message ?? null,
            problems,
            exemption: institution.exemption,
            obligation: obligation && { state: obligation.state, stateLabel: labelOf(obligationStates, obligation.state), dueOn: obligation.dueOn, opensOn: obligation.opensOn },
            campaign: campaign && {
              id: campaign.id, title: campaign.title, year: campaign.year, applyFrom: campaign.applyFrom, applyTo: campaign.applyTo,
              windowFrom: campaign.windowFrom, renewalCutoff: campaign.renewalCutoff,
            },
            notice: read ?? null,
            permit: permit && { number: permit.number, validFrom: permit.validFrom, validTo: permit.validTo, nextDueOn: permit.nextDueOn, lastVerifiedOn: permit.lastVerifiedOn, version: permit.version },
            deferral: deferral && { ...deferral, effects: deferralEffects(institution.bedsOpen ?? institution.bedsApproved ?? 0), step: deferralStep(deferral.to, obligation), reVerification: burdening('re-verification') },
            order: burdening('deregistration'),
            renewalNeeded: permit?.renewalNeeded ?? false,
            materials: scenes.flatMap((each) => slotsOf(each).map((slot) => ({ key: slot.key, label: say(slot.label), requirement: fill(say(slot.requirement), each), required: slot.wanted }))),
            window: window && { ...window, opening: hours.success ? windowOpening(hours.data, scene.calendar, now, window.opensOn) : null },
            current: current && { ...current, state: toldState(procedure, current.state, 'applicant'), stateLabel: stateLabel(procedure, current.state, 'applicant') },
          },
        },
      };
    },
  }),
];
