import { switches, type SwitchReach, type SwitchTopic } from '@medregistry/config';
import { defineEndpoint, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { createSwitchSettings, SETTERS } from '../switches/switchSettings';
import type { Services } from './services';

const Authority = z.strictObject({ id: z.string().min(1).max(64) });
const Setting = Authority.extend({ key: z.string().min(1).max(64) });
const Body = z.object({
  data: z.object({
    value: z.union([z.string().max(64), z.number(), z.boolean()]),
    reason: z.string().trim().min(2, '请写明修改的理由。').max(500),
  }),
});

/** What a change of a switch touches, as the administrator reads it before making it. */
const REACHES: Record<SwitchReach, string> = {
  'new-cases': '修改后新开办的业务按新取值办理；已经开办的业务仍按开办时的取值。',
  'at-once': '修改后立即对全部机构生效，已经开办、还没有用到这项取值的业务也按新取值。',
};

const TOPICS: Record<SwitchTopic, string> = { verification: '医疗机构校验', nurses: '护士执业注册' };

/** What an authority chose where the law leaves it open (机关参数). */
export const switchEndpoints = ({ strapi }: Services): AnyEndpoint[] => {
  const settings = createSwitchSettings(strapi);
  return [
    defineEndpoint({
      method: 'GET',
      path: '/api/authorities/:id/switches',
      summary: '机关参数：法律留给登记机关选择的事项、现在的取值、依据和修改记录',
      tag: 'switches',
      access: { roles: SETTERS },
      params: Authority,
      async handle({ principal, params }) {
        const { list, openCases } = await settings.list(principal, params.id);
        return { body: { data: list.map(({ key, ...view }) => ({ ...switches[key], key, topicLabel: TOPICS[switches[key].topic], reachLabel: REACHES[switches[key].reach], ...view })), meta: { openCases } } };
      },
    }),
    defineEndpoint({
      method: 'PUT',
      path: '/api/authorities/:id/switches/:key',
      summary: '修改一项机关参数，写明理由；If-Match 写明所改的版本，没有设置过的为 0',
      tag: 'switches',
      access: { roles: SETTERS },
      params: Setting,
      body: Body,
      async handle(request) {
        const { version } = await settings.set(request, request.params.id, request.params.key, request.body.data);
        return { body: { data: { version } }, headers: { ETag: `"${version}"` } };
      },
    }),
  ];
};
