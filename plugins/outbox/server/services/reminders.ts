import type { AccessService } from '@medregistry/access';
import { civilDate, daysBetween, refuse, type Calendar, type CivilDate } from '@medregistry/language';
import type { Knex } from 'knex';
import type { OutboxItem } from '../OutboxItem';
import { newestStep, spanOf } from '../reminders/newestStep';
import { ReminderSetting, type Candidate, type DryRun, type ReminderLine, type ReminderRule, type ReminderSource, type ReminderStep } from '../reminders/Reminder';
import type { Doing } from './dispatchLog';
import type { JobHandler } from './jobs';
import type { Outbox } from './outbox';
import type { OutboxDatabase } from './OutboxDatabase';
import { nearest, type CurrentSetting, type Settings } from './settings';
import type { Templates } from './templates';

export interface ReminderDeclaration {
  rules: readonly ReminderRule[];
  sources: Readonly<Record<string, ReminderSource>>;
  calendar: () => Promise<Calendar>;
  /** Words of an audience that mean several roles, for every record. */
  groups: Readonly<Record<string, readonly string[]>>;
  labels: Readonly<Record<string, string>>;
}

interface RemindersOptions {
  database: OutboxDatabase;
  access: AccessService;
  settings: () => Settings;
  templates: () => Templates;
  outbox: () => Outbox;
}

interface Due {
  candidate: Candidate;
  step: ReminderStep;
  roles: string[];
  item: OutboxItem & { payload: { title: string } };
}

/** Lines that a dry run shows. */
const SHOWN = 100;

const union = (spans: readonly { from: CivilDate; to: CivilDate }[]): { from: CivilDate; to: CivilDate } => ({
  from: spans.map(({ from }) => from).sort()[0] ?? '', to: spans.map(({ to }) => to).sort().at(-1) ?? '',
});

/** Reminders as data: rules that come along, as each authority changed them, run by the one scheduler of the outbox. */
export function createReminders({ database, access, settings, templates, outbox }: RemindersOptions) {
  let declared: ReminderDeclaration | undefined;

  const declaration = (): ReminderDeclaration => {
    if (!declared) throw new Error('No reminders are declared');
    return declared;
  };
  const ruleOf = (key: string): ReminderRule => {
    const found = declaration().rules.find((rule) => rule.key === key);
    if (!found) throw refuse.notFound();
    return found;
  };
  const originalOf = (rule: ReminderRule): ReminderSetting => ({ enabled: true, steps: [...rule.steps] });

  /** What a step would send for a record. */
  function message(rule: ReminderRule, candidate: Candidate, step: ReminderStep, today: CivilDate): Due {
    const { groups } = declaration();
    const roles = [...new Set(step.to.flatMap((word) => candidate.roles?.[word] ?? groups[word] ?? [word]))];
    const left = daysBetween(today, candidate.anchor);
    const values = { ...candidate.values, anchor: candidate.anchor, days: String(Math.abs(left)) };
    const { record, anchor, scopePath, subjectPath, selfPath, link, subjectType, subjectId } = candidate;
    return {
      candidate, step, roles,
      item: {
        topic: 'notify',
        // Once for a record, the day that it counts from, the rule and its step, whatever runs how often.
        dedupeKey: `reminder:${rule.key}:${record}:${anchor}:${step.at}`,
        payload: {
          roles, scopePath, kind: `reminder.${rule.key}`, ...templates().fill(rule.template(step), values), link, subjectType, subjectId,
          ...(subjectPath === undefined ? {} : { subjectPath, selfPath: selfPath ?? null }),
        },
      },
    };
  }

  /** Every message that a rule owes on a day. */
  async function owed(trx: Pick<Knex, 'raw'>, rule: ReminderRule, today: CivilDate, settingFor: (scopePath: string) => ReminderSetting, all: readonly ReminderSetting[]): Promise<Due[]> {
    const source = declaration().sources[rule.source];
    if (!source) throw new Error(`Reminder "${rule.key}" has no source "${rule.source}"`);
    const calendar = await declaration().calendar();
    const candidates = await source(trx, { ...union(all.map(({ steps }) => spanOf(steps, rule.unit, today))), today });
    return candidates.flatMap((candidate) => {
      const { enabled, steps } = settingFor(candidate.scopePath);
      const step = enabled ? newestStep(steps, rule.unit, candidate.anchor, today, calendar) : null;
      return step ? [message(rule, candidate, step, today)] : [];
    });
  }

  const lineOf = (rule: ReminderRule, own: CurrentSetting | undefined): ReminderLine => ({
    key: rule.key, label: rule.label, about: rule.about, basis: rule.basis ?? null, unit: rule.unit,
    audience: rule.audience.map((role) => ({ role, label: declaration().labels[role] ?? role })),
    ...(own ? ReminderSetting.parse(own.content) : originalOf(rule)), original: [...rule.steps], version: own?.version ?? 0, changedBy: own?.changedBy ?? null, changedAt: own?.changedAt ?? null,
  });

  const checked = (key: string, setting: ReminderSetting): ReminderRule => {
    const rule = ruleOf(key);
    const strangers = [...new Set(setting.steps.flatMap(({ to }) => to))].filter((role) => !rule.audience.includes(role));
    if (strangers.length > 0) throw refuse.invalid(strangers.map((role) => ({ path: 'steps', code: 'audience', message: `这条提醒不能发给“${declaration().labels[role] ?? role}”。` })));
    return rule;
  };

  return {
    declare(given: ReminderDeclaration): void {
      declared = given;
    },

    /** Recurring job: asks for every message that is due; one that was asked for before is left out by its key. */
    run: (async ({ trx, tick }) => {
      if (!declared) return;
      const today = civilDate(tick);
      const changed = await settings().current('reminder', trx);
      for (const rule of declared.rules) {
        const own = changed.filter(({ key }) => key === rule.key).map(({ content }) => ReminderSetting.parse(content));
        const settingFor = (scopePath: string): ReminderSetting => {
          const found = nearest(changed, rule.key, scopePath);
          return found ? ReminderSetting.parse(found.content) : originalOf(rule);
        };
        const due = await owed(trx, rule, today, settingFor, [originalOf(rule), ...own]);
        await outbox().enqueue(trx, due.map(({ item }) => item));
      }
    }) satisfies JobHandler,

    async list(place: string): Promise<ReminderLine[]> {
      const all = await settings().current('reminder');
      return declaration().rules.map((rule) => lineOf(rule, all.find(({ key, scopePath }) => key === rule.key && scopePath === place)));
    },

    /** @throws Refusal 404, 412, 422, 428 */
    async save(key: string, place: string, setting: ReminderSetting, ifMatch: number | undefined, doing: Doing): Promise<ReminderLine> {
      const rule = checked(key, setting);
      await settings().save('reminder', key, place, setting, ifMatch, doing);
      const all = await settings().current('reminder');
      return lineOf(rule, all.find((one) => one.key === key && one.scopePath === place));
    },

    /** Who would get what on a day by a setting that need not be saved; sends nothing. @throws Refusal 404, 422 */
    async dryRun(key: string, place: string, setting: ReminderSetting, on: CivilDate, now: Date): Promise<DryRun> {
      const rule = checked(key, setting);
      return (await database.transaction(async ({ trx }) => {
        const due = (await owed(trx, rule, on, () => ({ ...setting, enabled: true }), [setting])).filter(({ candidate }) => candidate.scopePath.startsWith(place));
        const shown = due.slice(0, SHOWN);
        const { rows } = await trx.raw<{ rows: { dedupe_key: string }[] }>(`SELECT dedupe_key FROM outbox_messages WHERE topic = 'notify' AND dedupe_key = ANY(?::text[])`, [shown.map(({ item }) => item.dedupeKey) as never]);
        const done = new Set(rows.map(({ dedupe_key }) => dedupe_key));
        const lines = [];
        for (const { candidate, step, roles, item } of shown) {
          const { scopePath, subjectPath, selfPath, label, anchor } = candidate;
          const holders = await access('assignments').holders(trx, roles, subjectPath === undefined ? scopePath : { authority: scopePath, subject: subjectPath, self: selfPath ?? null }, now);
          lines.push({ label, anchor, at: step.at, title: item.payload.title, done: done.has(item.dedupeKey), holders });
        }
        const { rows: people } = await trx.raw<{ rows: { id: number; name: string }[] }>('SELECT id, coalesce(display_name, username) AS name FROM up_users WHERE id = ANY(?::integer[])', [[...new Set(lines.flatMap(({ holders }) => holders))] as never]);
        const nameOf = new Map(people.map(({ id, name }) => [id, name]));
        return { on, total: due.length, lines: lines.map(({ holders, ...line }) => ({ ...line, recipients: holders.map((id) => nameOf.get(id) ?? String(id)) })) };
      })) as DryRun;
    },
  };
}

export type Reminders = ReturnType<typeof createReminders>;
