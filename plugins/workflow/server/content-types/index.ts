import { action } from './action';
import { application } from './application';
import { procedureVersion } from './procedureVersion';
import { reviewNote } from './reviewNote';
import { runningClock } from './runningClock';

export const contentTypes = {
  application: { schema: application },
  action: { schema: action },
  'review-note': { schema: reviewNote },
  'running-clock': { schema: runningClock },
  'procedure-version': { schema: procedureVersion },
};
