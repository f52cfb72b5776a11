import { day, element, find } from '../plain/elements';
import { fileOf, publications, resultsOf, type Publication, type Result } from './published';

const [loading, choose, select, list] = [find('#loading'), find<HTMLFormElement>('#choose'), find<HTMLSelectElement>('#publication'), find('#list')];
const [title, about, file] = [find('#title'), find('#about'), find<HTMLAnchorElement>('#file')];
const [form, input, said, rows, more] = [find<HTMLFormElement>('#ask'), find<HTMLInputElement>('#q'), find('#said'), find('#rows'), find<HTMLButtonElement>('#more')];

let standing: Publication[] = [];
let shown: Publication | undefined;
let cursor: string | null = null;
let running = new AbortController();

const titleOf = ({ authority, year }: Publication): string => `${year}年度 ${authority}`;

function rowOf({ name, registrationNumber, conclusion, conclusionLabel, concludedOn }: Result): HTMLTableRowElement {
  const row = element('tr', '');
  for (const [label, text] of [['医疗机构名称', name], ['登记号', registrationNumber], ['校验结论', conclusionLabel], ['结论日期', day(concludedOn)]] as const) {
    const cell = element('td', text);
    cell.dataset['label'] = label;
    if (label === '校验结论') cell.dataset['conclusion'] = conclusion;
    row.append(cell);
  }
  return row;
}

function sentenceOf(q: string): string {
  const count = rows.childElementCount;
  if (cursor) return `已显示 ${count} 家，后面还有。`;
  if (q && count === 0) return `没有找到“${q}”。请换一个名称或登记号，或清空后查看全部。`;
  return q ? `找到 ${count} 家。` : `全部 ${count} 家。`;
}

/** Adds the next page of what is asked for; whatever was on its way before is dropped. */
async function load(): Promise<void> {
  if (!shown) return;
  running.abort();
  const current = (running = new AbortController());
  const q = input.value.trim();
  const from = cursor;
  said.textContent = '正在查找…';
  more.hidden = true;
  try {
    const { data, meta } = await resultsOf(shown.id, q, from, current.signal);
    if (current.signal.aborted) return;
    if (from === null) rows.replaceChildren();
    rows.append(...data.map(rowOf));
    cursor = meta.nextCursor;
    said.textContent = sentenceOf(q);
    more.textContent = '再显示一些';
    more.hidden = cursor === null;
  } catch (error) {
    if (current.signal.aborted) return;
    said.textContent = (error as Error).message;
    more.textContent = '重试';
    more.hidden = false;
  }
}

const search = (): Promise<void> => {
  cursor = null;
  const q = input.value.trim();
  history.replaceState(null, '', `/results/${encodeURIComponent(shown?.id ?? '')}${q ? `?${new URLSearchParams({ q })}` : ''}`);
  return load();
};

function show(publication: Publication): Promise<void> {
  shown = publication;
  select.value = publication.id;
  title.textContent = titleOf(publication);
  about.textContent = `${day(publication.publishedOn)}公示，共 ${publication.results} 家医疗机构。对公示内容有异议的，请向${publication.authority}反映。`;
  file.href = fileOf(publication.id);
  list.hidden = false;
  rows.replaceChildren();
  return search();
}

async function start(): Promise<void> {
  const wanted = decodeURIComponent(/^\/results\/([^/]+)/.exec(location.pathname)?.[1] ?? '');
  try {
    standing = await publications();
  } catch (error) {
    loading.textContent = (error as Error).message;
    return;
  }
  select.replaceChildren(...standing.map((publication) => Object.assign(element('option', titleOf(publication)), { value: publication.id })));
  choose.hidden = standing.length < 2;
  const first = standing.find(({ id }) => id === wanted) ?? standing[0];
  loading.textContent = [wanted && first?.id !== wanted ? '您要看的公示已经撤回，或由新的公示替代。' : '', first ? '' : '目前没有公示的校验结果。'].join('');
  loading.hidden = loading.textContent === '';
  if (!first) return;
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  await show(first);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void search();
});
more.addEventListener('click', () => void load());
select.addEventListener('change', () => {
  const chosen = standing.find(({ id }) => id === select.value);
  if (chosen) void show(chosen);
});
void start();
