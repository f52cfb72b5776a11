import { z } from 'zod';

/** A text of the house, as it comes along. Its holes are `{name}`. */
export interface TemplateDeclaration {
  key: string;
  label: string;
  /** Heading under which it is listed. */
  group: string;
  title: string;
  body: string;
  /** What its holes may be, with an invented example of each. */
  samples: Readonly<Record<string, string>>;
}

/** A text as somebody changed it. */
export const TemplateText = z.strictObject({
  title: z.string().trim().min(1, '请填写标题。').max(60, '标题请不要超过 60 个字。'),
  body: z.string().trim().min(1, '请填写正文。').max(1000, '正文请不要超过 1000 个字。'),
});
export type TemplateText = z.infer<typeof TemplateText>;

export const TemplateLine = z.object({
  key: z.string(),
  label: z.string(),
  group: z.string(),
  title: z.string(),
  /** 0 while it is as it came along. */
  version: z.number().int(),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
});
export type TemplateLine = z.infer<typeof TemplateLine>;

export const TemplateView = TemplateLine.extend({
  body: z.string(),
  original: z.object({ title: z.string(), body: z.string() }),
  samples: z.record(z.string(), z.string()),
  history: z.array(z.object({ version: z.number().int(), title: z.string(), body: z.string(), changedBy: z.string(), changedAt: z.string() })),
});
export type TemplateView = z.infer<typeof TemplateView>;
