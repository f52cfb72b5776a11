import { activationSlips } from '@medregistry/config';
import type { Documents } from '@medregistry/dossier';
import { civilDate, defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { activate, Activation } from '../nursing/activation/activate';
import { issueCodes, MOST_CODES, revokeCodes } from '../nursing/activation/issueCodes';
import type { Services } from './services';

const Id = z.strictObject({ id: z.string().min(1).max(64) });
const nurses = z.array(z.string().min(1).max(64)).min(1).max(MOST_CODES);
const Issue = z.strictObject({ data: z.strictObject({ nurses: nurses.optional() }) });
const Revoke = z.strictObject({ data: z.strictObject({ nurses }) });

const PDF = { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' };
const MANAGERS = { roles: ['nursing'] };

/** Activation codes of nurses (激活码, F67), and the one place without a sign-in where they are used (F104). */
export const activationEndpoints = (services: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'POST',
    path: '/api/institutions/:id/activation-codes',
    summary: '发放激活码：只在这一次显示，以前发放的随之失效',
    tag: 'nursing',
    access: MANAGERS,
    params: Id,
    body: Issue,
    async handle(request) {
      const { codes } = await issueCodes(services, request, request.params.id, request.body.data.nurses);
      return { status: 201, body: { data: codes }, headers: { 'Cache-Control': 'no-store' } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/institutions/:id/activation-slips',
    summary: '发放激活码并打印激活码单（PDF，每人一页）',
    tag: 'nursing',
    access: MANAGERS,
    params: Id,
    body: Issue,
    async handle(request) {
      const { institution, codes } = await issueCodes(services, request, request.params.id, request.body.data.nurses);
      const documents = services.strapi.plugin('dossier').service('documents') as Documents;
      const address = `${(services.strapi.config.get<string | undefined>('server.absoluteUrl') ?? '').replace(/\/+$/u, '')}/activate`;
      return { file: await documents.draft(activationSlips({ institution, address, codes: codes.map(({ name, code, expiresAt }) => ({ name, code, until: civilDate(new Date(expiresAt)) })) })), headers: PDF };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/institutions/:id/activation-codes/revoke',
    summary: '撤销没有使用的激活码',
    tag: 'nursing',
    access: MANAGERS,
    params: Id,
    body: Revoke,
    async handle(request) {
      return { body: { data: { revoked: await revokeCodes(services, request, request.params.id, request.body.data.nurses) } } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/activation',
    summary: '护士激活账户；信息验证不通过的，告知途径和办理机关',
    tag: 'nursing',
    access: 'public',
    body: z.strictObject({ data: Activation }),
    async handle({ body, address, now }) {
      return { status: 201, body: { data: await activate(services, { address, now }, body.data) } };
    },
  }),
];
