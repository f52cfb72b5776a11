import { defineEndpoint, refuse, type AnyEndpoint, type Principal } from '@medregistry/language';
import { z } from 'zod';
import { certificateOf, checkCertificate, showCertificate } from '../nursing/certificate';
import type { Services } from './services';

const NO_STORE = { 'Cache-Control': 'private, no-store' };

const herself = ({ assignments }: Principal): string => {
  const own = assignments.find(({ role }) => role === 'nurse');
  if (!own) throw refuse.notFound();
  return own.scopeId;
};

/** 护士电子证照 (F105): shown by the nurse, checked by whoever it is shown to (`/api/verify/:code`) and by institutions. */
export const certificateEndpoints = (services: Services): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/nursing/certificate',
    summary: '本人的护士电子证照',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal, now }) {
      const found = await certificateOf(services.access, herself(principal), now);
      if (!found) throw refuse.notFound('您还没有执业注册，没有可以出示的电子证照。');
      return { body: { data: found }, headers: NO_STORE };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/nursing/certificate/codes',
    summary: '亮证：几分钟内有效的二维码和核验码',
    tag: 'nursing',
    access: { roles: ['nurse'] },
    async handle({ principal, now }) {
      return { status: 201, body: { data: await showCertificate(services, { principal, now }, herself(principal)) }, headers: NO_STORE };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/certificate-checks',
    summary: '电子证照验证：核对护士出示的二维码，每次验证都有记录',
    tag: 'nursing',
    access: { roles: ['nursing'] },
    body: z.strictObject({ data: z.strictObject({ code: z.string().trim().min(1, '请扫描二维码或者输入核验码。').max(200) }) }),
    async handle({ principal, address, now, body }) {
      return { body: { data: await checkCertificate(services, { principal, address, now }, body.data.code) }, headers: NO_STORE };
    },
  }),
];
