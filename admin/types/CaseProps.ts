import type { Case } from './Case';

/** What a screen of one case is given. */
export interface CaseProps {
  data: Case;
  take: (answer: Case) => void;
  reload: () => Promise<unknown>;
}
