import { ANONYMOUS, type EndpointRequest } from '@medregistry/language';
import { endpoints } from './endpoints';
import type { Documents } from './services/documents';
import type { Passes } from './services/passes';
import type { Verification } from './services/IssuedDocument';

const answerOf = async (verification: Verification): Promise<unknown> => {
  const [endpoint] = endpoints(() => ({ verify: () => Promise.resolve(verification) }) as unknown as Documents, () => ({ look: () => Promise.resolve({ state: 'unknown' }) }) as unknown as Passes, () => ({ take: () => Promise.resolve(), sweep: () => Promise.resolve() }));
  const request = { principal: ANONYMOUS, params: { code: 'x' } } as unknown as EndpointRequest<never, never, never>;
  const { body } = await endpoint!.handle(request);
  expect(endpoint!.access).toBe('public');
  return endpoint!.answer!.parse(body);
};

it('says of an unknown code that it is unknown, and nothing else', async () => {
  expect(await answerOf({ state: 'unknown' })).toEqual({ data: { state: 'unknown' } });
});

it('keeps to its declared answer for a known one', async () => {
  const known: Verification = {
    state: 'revoked', kind: 'notice', title: '通知单', number: 'TZ-2026-000001', issuedAt: '2026-01-01T00:00:00.000Z',
    revokedAt: '2026-02-01T00:00:00.000Z', prints: 2, signature: null, today: [{ label: '状态', value: '有效' }],
  };
  expect(await answerOf(known)).toEqual({ data: known });
});
