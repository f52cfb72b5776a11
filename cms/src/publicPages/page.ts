/** Text that may stand in HTML: whatever somebody typed stays text and never becomes markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** A piece of HTML that was made here. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | readonly (Html | null)[];

const shown = (part: Part): string => {
  if (part === null || part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(shown).join('');
  return escaped(String(part));
};

/** HTML from a template: every hole is escaped unless it is HTML that was made here. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): Html => new Html(texts.map((text, index) => text + shown(parts[index])).join(''));

/** Lines of a text as paragraphs. */
export const paragraphs = (text: string): Html[] => text.split(/\n+/).filter((line) => line.trim() !== '').map((line) => html`<p>${line}</p>`);

/** The page that lists the others, and so needs no menu above its list. */
export const HOME = '/info';

/** The pages of the public side, in the order in which they link to each other. */
export const LINKS: readonly [string, string][] = [
  ['/info/notices', '通知公告'],
  ['/info/guides', '办事指南'],
  ['/info/faq', '常见问题'],
  ['/info/windows', '办事窗口'],
  ['/results/', '校验结果公示'],
  ['/info/ratings', '好差评'],
  ['/check/', '核验文书'],
  ['/info/privacy', '个人信息保护告知'],
  ['/info/accessibility', '无障碍说明'],
];

export interface PublicPage {
  title: string;
  /** Address of the page among `LINKS`. */
  at: string;
  body: Html;
}

/** A whole page: no script at all, readable at once on a slow phone. */
export function wholePage({ title, at, body }: PublicPage): string {
  const links = LINKS.map(([to, label]) => (to === at ? html`<li><a href="${to}" aria-current="page">${label}</a></li>` : html`<li><a href="${to}">${label}</a></li>`));
  return `<!doctype html>${
    html`<html lang="zh-Hans">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} · 医疗机构电子化注册</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml" />
<link rel="stylesheet" href="/public.css" />
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header><a class="brand" href="/info">医疗机构电子化注册</a><a href="/">登录</a></header>
${at === HOME ? null : html`<nav aria-label="公众服务"><ul>${links}</ul></nav>`}
<main id="main"><h1>${title}</h1>${body}</main>
<footer><p>本站内容由登记机关发布。不会使用网上服务的，可以到窗口办理，工作人员会帮助您。</p></footer>
</body>
</html>`.text
  }`;
}
