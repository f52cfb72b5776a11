import { civilDate, defineEndpoint, isCivilDate, type AnyEndpoint } from '@medregistry/language';
import { z } from 'zod';
import { DryRun, ReminderLine, ReminderSetting } from '../reminders/Reminder';
import type { Reminders } from '../services/reminders';
import type { Settings } from '../services/settings';

const roles = ['administrator'];
const Key = z.strictObject({ key: z.string().min(1).max(120) });
const DryRunBody = z.object({ data: ReminderSetting.extend({ on: z.string().refine(isCivilDate, '请选择日期。').optional() }) });

/** The rules of reminders, kept by administrators without a developer. */
export const reminderEndpoints = (reminders: () => Reminders, settings: () => Settings): AnyEndpoint[] => [
  defineEndpoint({
    method: 'GET',
    path: '/api/reminder-rules',
    summary: '自动提醒的规则',
    tag: 'messages',
    access: { roles },
    answer: z.object({ data: z.array(ReminderLine) }),
    handle: async ({ principal }) => ({ body: { data: await reminders().list(settings().placeOf(principal, roles)) } }),
  }),
  defineEndpoint({
    method: 'PUT',
    path: '/api/reminder-rules/:key',
    summary: '修改自动提醒的规则，If-Match 写明所改的版本',
    tag: 'messages',
    access: { roles },
    params: Key,
    body: z.object({ data: ReminderSetting }),
    answer: z.object({ data: ReminderLine }),
    async handle({ params, body, ifMatch, ...doing }) {
      const data = await reminders().save(params.key, settings().placeOf(doing.principal, roles), body.data, ifMatch, doing);
      return { body: { data }, headers: { ETag: `"${data.version}"` } };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/api/reminder-rules/:key/dry-run',
    summary: '试算：某一天按这样的规则会提醒谁，不发送',
    tag: 'messages',
    access: { roles },
    params: Key,
    body: DryRunBody,
    answer: z.object({ data: DryRun }),
    async handle({ principal, params, body: { data: { on, ...setting } }, now }) {
      return { body: { data: await reminders().dryRun(params.key, settings().placeOf(principal, roles), setting, on ?? civilDate(now), now) } };
    },
  }),
];
