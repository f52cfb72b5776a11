import { plainProcedure } from './scene.fixture';
import { Procedure } from './Procedure';
import { stageOf, STAGES } from './stageOf';

const label = { applicant: '态', staff: '态' };
const state = (more: object): object => ({ label, holder: null, next: label, ...more });
const { states, initial } = Procedure.parse({
  ...plainProcedure,
  initial: 'draft',
  states: {
    draft: state({ editable: { form: true } }),
    waiting: state({ holder: 'clerk' }),
    hearing: state({ holder: 'clerk', tone: 'attention' }),
    corrected: state({ editable: { materials: true }, tone: 'attention' }),
    granted: state({ holder: 'counter', tone: 'good' }),
    stamped: state({ tone: 'good', closed: true }),
    refused: state({ tone: 'bad', closed: true }),
  },
  events: {},
});

test('says of every state how far a case in it is', () => {
  expect(Object.keys(states).map((key) => stageOf({ states, initial }, key))).toEqual(['preparing', 'with-office', 'with-office', 'returned', 'approved', 'done', 'ended']);
  expect(new Set(Object.keys(states).map((key) => stageOf({ states, initial }, key)))).toEqual(new Set(STAGES));
});
