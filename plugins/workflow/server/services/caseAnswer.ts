import type { EndpointAnswer } from '@medregistry/language';
import type { ApplicationView } from '../ApplicationView';

export type CaseAnswer = EndpointAnswer<{ data: ApplicationView }>;

/** A case with its version as the tag that the next write has to name. */
export const caseAnswer = (view: ApplicationView, status = 200): CaseAnswer => ({ status, body: { data: view }, headers: { ETag: `"${view.version}"` } });
