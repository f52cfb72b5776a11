import type { AnyEndpoint } from '@medregistry/language';
import type { Workflow } from '../services/workflow';
import { applicationEndpoints } from './applications';
import { documentEndpoints } from './documents';
import { materialEndpoints } from './materials';
import { procedureEndpoints } from './procedures';
import { workbenchEndpoints } from './workbench';

export const endpoints = (workflow: Workflow): AnyEndpoint[] => [
  ...applicationEndpoints(workflow),
  ...materialEndpoints(workflow),
  ...documentEndpoints(workflow),
  ...procedureEndpoints(workflow),
  ...workbenchEndpoints(workflow),
];
