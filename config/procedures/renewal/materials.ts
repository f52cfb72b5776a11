import { all, not, type Condition, type Procedure } from '@medregistry/language';
import { renewalMaterials, verificationMaterials, type MaterialKind } from '../../catalogues';
import { agentActs, withVerification } from './form';

const MARK_LINES = ['与原件一致', '仅用于《医疗机构执业许可证》有效期延续', '{institution.name}　{today}'];

const slot = ({ key, label, requirement, seal, signature, copyMark }: MaterialKind, more: { when?: Condition; printable?: string } = {}): Procedure['materials'][number] => ({
  key, label, requirement, seal, signature, copyMark, required: true, markLines: copyMark ? MARK_LINES : [], ...more,
});

const alone = not(withVerification);

/** When a kind of the verification's list is asked for by a renewal that stands alone. */
const ALONE: Partial<Record<string, Condition>> = {
  'permit-duplicate': alone,
  'power-of-attorney': all(alone, agentActs),
  'legal-representative-id': all(alone, agentActs),
  'agent-id': all(alone, agentActs),
};

/** The two forms (domain.md §5.2), and alone what a verification would have asked for anyway. */
export const materials: Procedure['materials'] = [
  ...renewalMaterials.map((kind) => slot(kind, { printable: kind.key })),
  ...(verificationMaterials as readonly MaterialKind[]).flatMap((kind) => {
    const when = ALONE[kind.key];
    return when ? [slot(kind, { when })] : [];
  }),
];
