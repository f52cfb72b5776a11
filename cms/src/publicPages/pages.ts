import { guideFields, GuideField, helpSteps, HelpStep, isBadRating, labelOf, noticeTypes, RatingGrade, ratingGrades } from '@medregistry/config/enums';
import { ServiceHours, spansOn, windowOpening, windowPurposes, slotsOn } from '@medregistry/config';
import type { Reads } from '@medregistry/access';
import { civilDate, type Calendar, type CivilDate } from '@medregistry/language';
import { z } from 'zod';
import { html, LINKS, paragraphs, type Html, type PublicPage } from './page';
import { accessibilityText, privacyText } from './texts';

export interface PublicAsking {
  reads: Pick<Reads, 'query'>;
  calendar: () => Calendar | Promise<Calendar>;
  now: Date;
  /** What somebody searches for. */
  q: string;
}

type Make = (asking: PublicAsking, id: string) => Promise<PublicPage | null>;

const TODAY = `($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date`;
const STANDING = `n.audience = 'everyone' AND n.published_on <= ${TODAY} AND (n.expires_on IS NULL OR n.expires_on >= ${TODAY})`;

interface NoticeRow {
  id: string;
  title: string;
  type: string;
  body: string;
  publishedOn: CivilDate;
  authority: string;
}

const NOTICE = `SELECT n.document_id AS id, n.title, n.type, n.body, n.published_on::text AS "publishedOn", a.name AS authority FROM notices n JOIN authorities a ON a.id = n.authority_id WHERE ${STANDING}`;

const home: Make = () =>
  Promise.resolve({
    title: '公众服务',
    at: '/info',
    body: html`<p>查看通知和办事指南、查询窗口时间和校验结果、核验文书，都不必登录。</p><ul class="plain">${LINKS.map(([to, label]) => html`<li><a href="${to}">${label}</a></li>`)}</ul>
<h2>网上办理</h2><ul class="plain"><li><a href="/">医疗机构、护士和工作人员登录</a></li><li><a href="/activate">护士激活账户</a></li></ul>
<p>用电脑或手机的浏览器即可办理，不必下载软件。</p>`,
  });

const notices: Make = async ({ reads, now }) => {
  const rows = await reads.query<NoticeRow>('public_page_notices', `${NOTICE} ORDER BY n.published_on DESC, n.id DESC LIMIT 100`, [now.toISOString()]);
  return {
    title: '通知公告',
    at: '/info/notices',
    body: rows.length === 0 ? html`<p>目前没有对外公布的通知。</p>` : html`<ul class="plain">${rows.map(({ id, title, type, publishedOn, authority }) => html`<li><a href="/info/notices/${id}">${title}</a><br /><span class="quiet">${labelOf(noticeTypes, type)}　${publishedOn}　${authority}</span></li>`)}</ul>`,
  };
};

const notice: Make = async ({ reads, now }, id) => {
  const [row] = await reads.query<NoticeRow>('public_page_notice', `${NOTICE} AND n.document_id = $2`, [now.toISOString(), id]);
  return row ? { title: row.title, at: '/info/notices', body: html`<p class="quiet">${row.publishedOn}　${row.authority}</p>${paragraphs(row.body)}` } : null;
};

const GUIDE_COLUMNS = GuideField.options.map((field) => `g.${field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} AS "${field}"`).join(', ');

const guides: Make = async ({ reads }) => {
  const rows = await reads.query<{ id: string; title: string; implementer: string | null }>('public_page_guides', 'SELECT g.document_id AS id, g.title, g.implementer FROM service_guides g WHERE g.published ORDER BY g.id LIMIT 100');
  return {
    title: '办事指南',
    at: '/info/guides',
    body: rows.length === 0 ? html`<p>办事指南正在整理，请先咨询窗口。</p>` : html`<ul class="plain">${rows.map(({ id, title, implementer }) => html`<li><a href="/info/guides/${id}">${title}</a><br /><span class="quiet">${implementer}</span></li>`)}</ul>`,
  };
};

const guide: Make = async ({ reads }, id) => {
  const [row] = await reads.query<Record<GuideField, string | null> & { title: string }>('public_page_guide', `SELECT g.title, ${GUIDE_COLUMNS} FROM service_guides g WHERE g.published AND g.document_id = $1`, [id]);
  if (!row) return null;
  const lines = GuideField.options.filter((field) => row[field]).map((field) => html`<dt>${guideFields[field].label}</dt><dd>${row[field]}</dd>`);
  return { title: row.title, at: '/info/guides', body: html`<dl>${lines}</dl>` };
};

const needle = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const faq: Make = async ({ reads, q }) => {
  const rows = await reads.query<{ id: string; question: string; answer: string; step: string }>(
    'public_page_faq',
    `SELECT f.document_id AS id, f.question, f.answer, f.step FROM faq_articles f WHERE f.published AND ($1::text IS NULL OR f.question ILIKE $1 OR f.answer ILIKE $1) ORDER BY f.position, f.id LIMIT 300`,
    [q ? needle(q) : null],
  );
  const sections = HelpStep.options
    .map((step) => ({ label: helpSteps[step].label, list: rows.filter((row) => row.step === step) }))
    .filter(({ list }) => list.length > 0)
    .map(({ label, list }) => html`<h2>${label}</h2>${list.map(({ id, question, answer }) => html`<details id="${id}"><summary>${question}</summary>${paragraphs(answer)}</details>`)}`);
  const found = q ? html`<p role="status">${rows.length === 0 ? `没有找到与“${q}”有关的问题。请换一个词，或登录后在“客服中心”提问。` : `找到 ${rows.length} 个问题。`}</p>` : null;
  return {
    title: '常见问题',
    at: '/info/faq',
    body: html`<form method="get" action="/info/faq" role="search"><label for="q">查找问题</label><input id="q" name="q" type="search" maxlength="60" value="${q}" /><button type="submit">查找</button></form>${found}${sections}`,
  };
};

interface WindowRow {
  name: string;
  hall: string | null;
  floor: string | null;
  address: string;
  hours: string;
  phone: string | null;
  directions: string | null;
  timetable: unknown;
  purposes: string[];
  capacity: number;
  opensOn: CivilDate | null;
}

const times = (spans: readonly { from: string; to: string }[]): string => spans.map(({ from, to }) => `${from}-${to}`).join('、');

function openingOf(row: WindowRow, calendar: Calendar, now: Date): Html {
  const hours = z.array(ServiceHours).safeParse(row.timetable);
  if (!hours.success || hours.data.length === 0) return html``;
  const today = civilDate(now);
  const { openUntil, next } = windowOpening(hours.data, calendar, now, row.opensOn ?? today);
  const spans = row.opensOn && row.opensOn > today ? [] : spansOn(today, hours.data, calendar);
  const booked = row.capacity > 0 && slotsOn(today, hours.data.filter(({ byAppointment }) => byAppointment), calendar, 10).length > 0;
  return html`<dt>今天（${today}）</dt><dd>${spans.length > 0 ? times(spans) : '不开放'}${booked ? '；其余时段须预约' : ''}　${openUntil ? html`<span class="open">现在开放，到 ${openUntil} 为止</span>` : next ? `下一次开放：${next.date} ${next.from}` : ''}</dd>`;
}

const windows: Make = async ({ reads, calendar, now }) => {
  const rows = await reads.query<WindowRow>(
    'public_page_windows',
    `SELECT w.name, w.hall, w.floor, w.address, w.hours, w.phone, w.directions, w.timetable, w.purposes, w.slot_capacity AS capacity, w.opens_on::text AS "opensOn" FROM service_windows w WHERE w.enabled ORDER BY w.id LIMIT 100`,
  );
  const known = await calendar();
  const cards = rows.map(
    (row) => html`<h2>${row.name}</h2><dl>${openingOf(row, known, now)}<dt>办公时间</dt><dd>${row.hours}</dd><dt>地址</dt><dd>${row.address}${row.hall ? `（${row.hall}）` : ''}${row.floor ?? ''}</dd>
<dt>办理事项</dt><dd>${row.purposes.map((purpose) => labelOf(windowPurposes, purpose)).join('、')}</dd>${row.phone ? html`<dt>电话</dt><dd><a href="tel:${row.phone}">${row.phone}</a></dd>` : null}${row.directions ? html`<dt>交通和指引</dt><dd>${row.directions}</dd>` : null}${row.capacity > 0 ? html`<dt>预约</dt><dd>业务办到窗口环节时，登录后在申请页面预约时段。</dd>` : null}</dl>`,
  );
  return { title: '办事窗口', at: '/info/windows', body: rows.length === 0 ? html`<p>目前没有开放的窗口。</p>` : html`${cards}` };
};

interface RatingRow {
  authority: string;
  counts: Record<RatingGrade, number>;
  answered: number;
}

/** Totals only: no case, no text, nobody's name. */
const ratings: Make = async ({ reads }) => {
  const rows = await reads.query<RatingRow>(
    'public_page_ratings',
    `SELECT h.name AS authority, json_object_agg(g.grade, g.count) AS counts, sum(g.answered)::integer AS answered
     FROM (SELECT a.authority_path, r.grade, count(*)::integer AS count, count(*) FILTER (WHERE r.state = 'answered')::integer AS answered FROM ratings r JOIN applications a ON a.document_id = r.application GROUP BY 1, 2) g
     JOIN authorities h ON h.scope_path = g.authority_path GROUP BY h.id, h.name ORDER BY h.name`,
  );
  const tables = rows.map(({ authority, counts, answered }) => {
    const total = RatingGrade.options.reduce((sum, grade) => sum + (counts[grade] ?? 0), 0);
    const bad = RatingGrade.options.filter(isBadRating).reduce((sum, grade) => sum + (counts[grade] ?? 0), 0);
    const lines = RatingGrade.options.map((grade) => html`<tr><th scope="row">${ratingGrades[grade].label}</th><td>${counts[grade] ?? 0}</td></tr>`);
    return html`<h2>${authority}</h2><p>共 ${total} 件评价，满意率 ${Math.round(((total - bad) / total) * 1000) / 10}%；差评 ${bad} 件，已答复 ${answered} 件。</p><table><thead><tr><th scope="col">等级</th><th scope="col">件数</th></tr></thead><tbody>${lines}</tbody></table>`;
  });
  return { title: '好差评', at: '/info/ratings', body: html`<p>业务办结后，申请人可以登录评价一次。不满意的评价由登记机关核实、整改并答复。</p>${tables.length > 0 ? html`${tables}` : html`<p>目前还没有评价。</p>`}` };
};

interface AuthorityRow {
  name: string;
  address: string | null;
  phone: string | null;
}

const authorities = (reads: PublicAsking['reads']): Promise<AuthorityRow[]> =>
  reads.query<AuthorityRow>('public_page_authorities', 'SELECT a.name, a.address, a.phone FROM authorities a WHERE a.enabled ORDER BY length(a.scope_path) DESC, a.id LIMIT 20');

const contactsOf = (rows: readonly AuthorityRow[]): Html => html`<ul>${rows.map(({ name, address, phone }) => html`<li>${name}　${phone}　${address}</li>`)}</ul>`;

const sectioned = (sections: readonly { title: string; text: string }[], contacts: Html): Html => html`${sections.map(({ title, text }) => html`<h2>${title}</h2>${paragraphs(text)}`)}<h2>联系我们</h2>${contacts}`;

const privacy: Make = async ({ reads }) => ({ title: '个人信息保护告知', at: '/info/privacy', body: sectioned(privacyText, contactsOf(await authorities(reads))) });
const accessibility: Make = async ({ reads }) => ({ title: '无障碍说明', at: '/info/accessibility', body: sectioned(accessibilityText, contactsOf(await authorities(reads))) });

/** The pages by their address; `:id` stands for a record. */
export const publicPages: Readonly<Record<string, Make>> = {
  '/info': home,
  '/info/notices': notices,
  '/info/notices/:id': notice,
  '/info/guides': guides,
  '/info/guides/:id': guide,
  '/info/faq': faq,
  '/info/windows': windows,
  '/info/ratings': ratings,
  '/info/privacy': privacy,
  '/info/accessibility': accessibility,
};
