import { askedOnStart, isFinal, mainReason, nurseDuties, type AskedOnStart, type Duty } from '@medregistry/config';
import type { DistrictFacts, RegistrationFacts } from '@medregistry/config/facts';
import { creationProblems, say, type Principal, type Procedure } from '@medregistry/language';
import type { Prospect } from '@medregistry/workflow';
import type { Services } from '../endpoints/services';

/** A business that a nurse may begin, or why she cannot and who helps. */
export interface NurseBusinessOffer {
  key: string;
  label: string;
  asks: AskedOnStart | null;
  /** Where she is to practise unless she says otherwise. */
  institution: { id: string; name: string } | null;
  province: string | null;
  /** Why she cannot begin it now; null where she can. */
  reason: string | null;
  office: { name: string; phone: string | null } | null;
}

export interface NurseCaseInHand {
  documentId: string;
  number: string;
  procedure: string;
  procedureLabel: string;
}

export interface NursePrompt {
  nurse: { id: string; name: string };
  registration: Pick<RegistrationFacts, 'certificateNumber' | 'status' | 'statusLabel' | 'validFrom' | 'validTo' | 'institutionName' | 'department' | 'authorityName' | 'renewalOpensOn'> | null;
  workplace: string | null;
  duties: Duty[];
  cases: NurseCaseInHand[];
  businesses: NurseBusinessOffer[];
}

interface Hand {
  cases: Omit<NurseCaseInHand, 'procedureLabel'>[];
  workplace: { id: string; name: string } | null;
}

/** Her cases that are not closed, the oldest first, and where she works. */
const IN_HAND = `SELECT
    COALESCE((SELECT json_agg(json_build_object('documentId', a.document_id, 'number', a.number, 'procedure', a.procedure) ORDER BY a.id)
      FROM applications a WHERE a.subject_type = 'nurse' AND a.subject_id = $1 AND a.closed_at IS NULL), '[]') AS cases,
    (SELECT json_build_object('id', i.document_id, 'name', i.name) FROM nurses n JOIN institutions i ON i.id = n.workplace_id WHERE n.document_id = $1) AS workplace`;

const inHand = (label: string): string => `您有一件${label}正在办理，办结或者撤回后才能申请这项业务。`;

function offerOf({ procedure, scene, actor, current }: Prospect, cases: NurseCaseInHand[]): NurseBusinessOffer {
  const { target, authority, province } = scene.facts as unknown as Partial<DistrictFacts>;
  const asks = askedOnStart(procedure.route);
  const busy = current && cases.find(({ documentId }) => documentId === current.documentId);
  const reason = busy ? inHand(busy.procedureLabel) : mainReason(creationProblems(scene, actor).filter(({ code }) => isFinal(code, asks)))?.message;
  const office = asks === 'province' ? province && { name: `${province.name}卫生健康主管部门`, phone: null } : authority && { name: authority.name, phone: authority.phone };
  return {
    key: procedure.key,
    label: say(procedure.label),
    asks,
    institution: target ? { id: target.id, name: target.name } : null,
    province: province?.code ?? null,
    reason: reason ?? null,
    office: office?.name ? office : null,
  };
}

/**
 * Everything that a nurse finds when she comes in: her registration, what she has to do and by when, what is under
 * way, and which businesses she may begin.
 *
 * @throws Refusal 404 where the person is no nurse of the register
 */
export async function nursePrompt({ access, workflow, strapi }: Services, asking: { principal: Principal; now: Date }, nurse: string): Promise<NursePrompt> {
  const labelled = (key: string): string => say(workflow().registry.current(key)?.procedure.label ?? key);
  const offered = workflow().registry.all().map(({ procedure }) => procedure).filter((procedure: Procedure) => procedure.subject === 'nurse' && procedure.create.roles.includes('nurse'));
  const prospects = await workflow().engine.prospects(strapi.db.connection, asking, offered.map(({ key }) => key), { subjectType: 'nurse', subjectId: nurse, context: {} });
  const [{ cases: open, workplace } = { cases: [], workplace: null }] = await access('reads').query<Hand>('nurse_in_hand', IN_HAND, [nurse]);
  const cases = open.map((row) => ({ ...row, procedureLabel: labelled(row.procedure) }));
  // Last the one whose authority says from when a renewal is taken.
  const told = [...prospects].sort((one, other) => Number(one.procedure.route === 'renewal') - Number(other.procedure.route === 'renewal'));
  const facts = Object.assign({}, ...told.map(({ scene }) => scene.facts)) as DistrictFacts;
  const registration = facts.registration ?? null;
  const businesses = prospects.map((prospect) => offerOf(prospect, cases));
  const under = new Set(prospects.filter(({ current }) => current).map(({ procedure }) => procedure.key));
  return {
    nurse: { id: nurse, name: facts.nurse.name },
    registration: registration && {
      certificateNumber: registration.certificateNumber, status: registration.status, statusLabel: registration.statusLabel, validFrom: registration.validFrom, validTo: registration.validTo,
      institutionName: registration.institutionName, department: registration.department, authorityName: registration.authorityName, renewalOpensOn: registration.renewalOpensOn,
    },
    workplace: workplace?.name ?? null,
    // What is under way already needs no reminding.
    duties: nurseDuties({ nurse: facts.nurse, registration, workplace }).filter(({ business }) => !under.has(business)),
    cases,
    businesses: [...businesses.filter(({ reason }) => reason === null), ...businesses.filter(({ reason }) => reason !== null)],
  };
}
