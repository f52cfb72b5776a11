import { availableActions } from './decide';
import { sceneWith, plainProcedure } from './scene.fixture';
import { stateLabel, toldFlags, toldState } from './voice';

const flag = { label: '有异议', absent: '没有异议。', present: '有异议。' };
const { open, done } = plainProcedure.states;
const weighing = { ...open, label: { applicant: '办理中', staff: '拟不予办理' }, toldAs: 'open' };
const finish = { ...plainProcedure.events.finish, flags: { set: ['doubted', 'asked'] } };
const { procedure, ...scene } = sceneWith({
  procedure: { states: { open, weighing, done }, events: { finish, weigh: { label: '建议不予办理', from: ['open'], to: 'weighing', roles: ['clerk'] }, refuse: { label: '不予办理', from: ['weighing'], to: 'done', roles: ['clerk'] } }, flags: { doubted: { ...flag, internal: true }, asked: flag } },
  application: { state: 'weighing' },
});

it('tells an applicant the state that stands for what the office weighs', () => {
  expect([toldState(procedure, 'weighing', 'staff'), toldState(procedure, 'weighing', 'applicant'), toldState(procedure, 'done', 'applicant')]).toEqual(['weighing', 'open', 'done']);
  expect([stateLabel(procedure, 'weighing', 'staff'), stateLabel(procedure, 'weighing', 'applicant')]).toEqual(['拟不予办理', '未办']);
});

it('tells an applicant no flag of the office', () => {
  expect(toldFlags(procedure, ['doubted', 'asked'], 'applicant')).toEqual(['asked']);
  expect(toldFlags(procedure, ['doubted', 'asked'], 'staff')).toEqual(['doubted', 'asked']);
});

it.each([['applicant', ['clerk'], '未办'], ['office', [], '拟不予办理']])('says to the %s why an act is not to be had in words that are theirs', (_who, applicantRoles, words) => {
  const [first] = availableActions({ ...scene, procedure, applicantRoles }, scene.actor);
  expect(first?.problems.map(({ message }) => message)).toEqual([`当前状态是“${words}”，不能“办结”。`]);
});
