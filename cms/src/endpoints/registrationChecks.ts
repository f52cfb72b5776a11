import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { checkRegistration } from '../nursing/checkRegistration';
import { invitationsOf, inviteNurse } from '../nursing/inviteNurse';
import type { Services } from './services';

const Wanted = z.union([
  z.strictObject({ idNumber: z.string().trim().min(6, '请填写完整的证件号码。').max(30) }),
  z.strictObject({ name: z.string().trim().min(2, '请填写完整的姓名。').max(60), idNumberEnd: z.string().trim().regex(/^\d{3}[\dXx]$/u, '请填写证件号码的后四位。').optional() }),
]);

/** 护士执业注册验证 (F71): numbers and names travel in the body, so that they stand in no address. */
export const registrationCheckEndpoints = (services: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'POST',
    path: '/api/registration-checks',
    summary: '护士执业注册验证：按证件号码或者姓名查是否注册、注册在哪里，每次查询都有记录',
    tag: 'nursing',
    access: { roles: ['nursing'] },
    body: z.strictObject({ data: Wanted }),
    async handle({ principal, address, now, body }) {
      return { body: { data: await checkRegistration(services, { principal, address, now }, body.data) } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/registration-checks/invitations',
    summary: '邀请查到的护士办理首次注册、变更注册或者重新注册；一天一次，有记录',
    tag: 'nursing',
    access: { roles: ['nursing'] },
    body: z.strictObject({ data: Wanted }),
    async handle({ principal, address, now, body }) {
      return { body: { data: await inviteNurse(services, { principal, address, now }, body.data) } };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/api/registration-checks/invitations',
    summary: '本机构最近的邀请，和是否已经办到本机构',
    tag: 'nursing',
    access: { roles: ['nursing'] },
    async handle({ principal }) {
      const own = principal.assignments.find(({ role }) => role === 'nursing');
      return { body: { data: own ? await invitationsOf(services.access, own.scopePath) : [] } };
    },
  }),
];
