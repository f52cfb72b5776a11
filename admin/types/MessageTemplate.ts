export interface TemplateText {
  title: string;
  body: string;
}

export interface TemplateLine {
  key: string;
  label: string;
  group: string;
  title: string;
  version: number;
  changedBy: string | null;
  changedAt: string | null;
}

/** A text of messages with what may stand in it, and everything that it was before. */
export interface TemplateView extends TemplateLine {
  body: string;
  original: TemplateText;
  samples: Record<string, string>;
  history: (TemplateText & { version: number; changedBy: string; changedAt: string })[];
}
