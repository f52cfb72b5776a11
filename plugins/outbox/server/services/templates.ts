import { refuse, type Problem } from '@medregistry/language';
import type { Knex } from 'knex';
import { fillText } from '../channels/holes';
import { TemplateText, type TemplateDeclaration, type TemplateLine, type TemplateView } from '../Template';
import type { Doing } from './dispatchLog';
import type { Outbox } from './outbox';
import type { OutboxDatabase } from './OutboxDatabase';
import { nearest, type CurrentSetting, type Settings } from './settings';

interface TemplatesOptions {
  database: OutboxDatabase;
  settings: () => Settings;
  outbox: () => Outbox;
}

const HOLE = /\{([^{}]*)\}/g;
const PARTS = { title: '标题', body: '正文' } as const;

/** Every hole that the text may not have, and every brace that stands alone. */
export function templateProblems({ samples }: TemplateDeclaration, text: TemplateText): Problem[] {
  return (['title', 'body'] as const).flatMap((part) => {
    const strangers = [...text[part].matchAll(HOLE)].map(([, name = '']) => name).filter((name) => !Object.hasOwn(samples, name));
    const alone = /[{}]/.test(text[part].replace(HOLE, ''));
    return [
      ...[...new Set(strangers)].map((name) => ({ path: part, code: 'unknown-variable', message: `${PARTS[part]}中的“{${name}}”不是可用的变量，请从列表中选择。` })),
      ...(alone ? [{ path: part, code: 'braces', message: `${PARTS[part]}中的大括号没有成对，请检查。` }] : []),
    ];
  });
}

/** The texts that go out: as they come along, and as each authority changed them. */
export function createTemplates({ database, settings, outbox }: TemplatesOptions) {
  const declared = new Map<string, TemplateDeclaration>();

  const known = (key: string): TemplateDeclaration => {
    const found = declared.get(key);
    if (!found) throw refuse.notFound();
    return found;
  };

  const lineOf = ({ key, label, group, title }: TemplateDeclaration, own: CurrentSetting | undefined): TemplateLine => ({
    key, label, group, title: own ? TemplateText.parse(own.content).title : title, version: own?.version ?? 0, changedBy: own?.changedBy ?? null, changedAt: own?.changedAt ?? null,
  });
  const ownOf = (all: readonly CurrentSetting[], key: string, place: string): CurrentSetting | undefined => all.find((one) => one.key === key && one.scopePath === place);

  const checked = (key: string, text: TemplateText): TemplateDeclaration => {
    const template = known(key);
    const problems = templateProblems(template, text);
    if (problems.length > 0) throw refuse.invalid(problems);
    return template;
  };

  const filled = ({ samples }: TemplateDeclaration, { title, body }: TemplateText): TemplateText => ({ title: fillText(title, samples), body: fillText(body, samples) });

  return {
    /** @throws Error for a key that exists or a text that has a hole without an example */
    declare(templates: readonly TemplateDeclaration[]): void {
      for (const template of templates) {
        const problems = templateProblems(template, template);
        if (declared.has(template.key)) throw new Error(`Template "${template.key}" is declared already`);
        if (problems.length > 0) throw new Error(`Template "${template.key}": ${problems.map(({ message }) => message).join(' ')}`);
        declared.set(template.key, template);
      }
    },

    /** A text as it comes along, filled, and what a message says of it. */
    fill: (key: string, values: Record<string, string>): TemplateText & { template: string; values: Record<string, string> } => {
      const { title, body } = known(key);
      return { title: fillText(title, values), body: fillText(body, values), template: key, values };
    },

    async list(place: string): Promise<TemplateLine[]> {
      const all = await settings().current('template');
      return [...declared.values()].map((template) => lineOf(template, ownOf(all, template.key, place)));
    },

    /** @throws Refusal 404 */
    async view(key: string, place: string): Promise<TemplateView> {
      const template = known(key);
      const [all, history] = await Promise.all([settings().current('template'), settings().history('template', key, place)]);
      const own = ownOf(all, key, place);
      const text = own ? TemplateText.parse(own.content) : template;
      return {
        ...lineOf(template, own), body: text.body, original: { title: template.title, body: template.body }, samples: { ...template.samples },
        history: history.map(({ content, ...rest }) => ({ ...TemplateText.parse(content), ...rest })),
      };
    },

    /** The text as somebody would read it, with invented examples. @throws Refusal 404, 422 */
    preview: (key: string, text: TemplateText): TemplateText => filled(checked(key, text), text),

    /** @throws Refusal 404, 412, 422, 428 */
    async save(key: string, place: string, text: TemplateText, ifMatch: number | undefined, doing: Doing): Promise<void> {
      checked(key, text);
      await settings().save('template', key, place, text, ifMatch, doing);
    },

    /** Sends the text with invented examples to whoever asks, by all the ways that this person wants. @throws Refusal 404, 422 */
    async tryOut(key: string, place: string, text: TemplateText, { principal, now }: Doing): Promise<void> {
      const { title, body } = filled(checked(key, text), text);
      await database.transaction(({ trx }) =>
        outbox().enqueue(trx, [
          { topic: 'message', dedupeKey: `trial:${key}:${principal.userId}:${now.toISOString()}`, payload: { recipients: [principal.userId], kind: 'template.trial', title: `【试发】${title}`, body, scopePath: place } },
        ]),
      );
    },

    /** Title and body of a message as its authority words them; those of the message where nobody changed the text. */
    async wordsFor(trx: Knex.Transaction, { template, scopePath, title, body, values }: { template: string | null; scopePath: string; title: string; body: string; values: Record<string, string> }): Promise<TemplateText> {
      if (template === null) return { title, body };
      const own = nearest(await settings().current('template', trx), template, scopePath);
      if (!own) return { title, body };
      const text = TemplateText.parse(own.content);
      return { title: fillText(text.title, values), body: fillText(text.body, values) };
    },
  };
}

export type Templates = ReturnType<typeof createTemplates>;
