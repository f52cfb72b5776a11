import type { Action } from '../../types/Case';
import { offered } from './offered';

const action = (event: string, intent: Action['intent'], ...codes: string[]): Action => ({
  event, label: event, intent, confirm: null, payload: [], problems: codes.map((code) => ({ path: '', code, message: code })),
});

test('offers what this state knows, hindered or not', () => {
  const actions = [action('claim', 'primary', 'not-in-state'), action('return', 'danger'), action('propose', 'primary', 'incomplete')];
  expect(offered(actions).map(({ event }) => event)).toEqual(['return', 'propose']);
});

test('shows the main action with its reason when nothing is possible', () => {
  const actions = [action('withdraw', 'danger', 'not-in-state'), action('stamp', 'primary', 'not-in-state')];
  expect(offered(actions).map(({ event }) => event)).toEqual(['stamp']);
});
