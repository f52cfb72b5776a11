import type { AnyEndpoint } from '@medregistry/language';
import type { Workflow } from '../services/workflow';
import { applicationEndpoints } from './applications';
import { documentEndpoints } from './documents';
import { materialEndpoints } from './materials';
import { procedureEndpoints } from './procedures';
import { slotItemEndpoints } from './slotItems';
import { slotVersionEndpoints } from './slotVersions';
import { workbenchEndpoints } from './workbench';

export const endpoints = (workflow: Workflow): AnyEndpoint[] => [
  ...applicationEndpoints(workflow),
  ...materialEndpoints(workflow),
  ...slotItemEndpoints(workflow),
  ...slotVersionEndpoints(workflow),
  ...documentEndpoints(workflow),
  ...procedureEndpoints(workflow),
  ...workbenchEndpoints(workflow),
];
