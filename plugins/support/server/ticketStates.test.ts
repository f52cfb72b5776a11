import { after, moves, TicketEvent, TicketState } from './ticketStates';

it('goes from the question to the answer and, asked again, back to work', () => {
  expect(after('claim', 'open', 'desk')).toBe('in-progress');
  expect(after('answer', 'in-progress', 'desk')).toBe('answered');
  expect(after('ask', 'answered', 'requester')).toBe('in-progress');
  expect(after('resolve', 'answered', 'requester')).toBe('resolved');
  expect(after('ask', 'resolved', 'requester')).toBe('in-progress');
});

it('leaves a question that nobody has taken for whoever takes it', () => {
  expect(after('ask', 'open', 'requester')).toBe('open');
  expect(after('ask', 'transferred', 'requester')).toBe('transferred');
});

it('lets nobody speak for the other side, and nothing happen to what is closed', () => {
  expect(after('answer', 'open', 'requester')).toBeNull();
  expect(after('ask', 'open', 'desk')).toBeNull();
  for (const event of TicketEvent.options) for (const by of ['requester', 'desk'] as const) expect(after(event, 'closed', by)).toBeNull();
});

it('leads only to states that exist', () => {
  expect(Object.values(moves).every(({ to, from }) => [to, ...from].every((state) => TicketState.options.includes(state)))).toBe(true);
});
