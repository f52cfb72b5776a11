import { provinces } from '@medregistry/config/enums';
import { element, find } from '../plain/elements';

interface Answered {
  data?: { username: string };
  error?: { message?: string; details?: { problems?: { path: string; message: string }[] } };
}

const form = find<HTMLFormElement>('#ask');
const done = find('#done');
const button = find<HTMLButtonElement>('#ask button[type=submit]');
const FIELDS = ['name', 'idNumber', 'certificateNumber', 'code', 'examNumber', 'username', 'password'];

const said = (name: string): string => String(new FormData(form).get(name) ?? '').trim();

/** Shows the two papers of the way that was chosen (F104), and hides the other's. */
function turn(): void {
  for (const way of ['registered', 'examined']) find(`#${way}`).hidden = said('path') !== way;
}

/** Each problem at its field; the first takes the focus. Nothing that was typed is touched. */
function tell(problems: { path: string; message: string }[]): void {
  const first: { field: HTMLElement | null } = { field: null };
  for (const name of [...FIELDS, 'path']) {
    const own = problems.filter(({ path }) => path === name);
    find(`#${name}-error`).textContent = own.map(({ message }) => message).join('');
    const field = document.querySelector<HTMLElement>(`#${name}`);
    field?.setAttribute('aria-invalid', String(own.length > 0));
    if (own.length > 0) first.field ??= field;
  }
  first.field?.focus();
}

const LABELS: Record<string, string> = { name: '姓名', idNumber: '证件号码', certificateNumber: '护士执业证书编号', code: '激活码', examNumber: '考试成绩合格证明编号或者准考证号', username: '用户名', password: '密码' };

function missing(): { path: string; message: string }[] {
  const asked = ['name', 'idNumber', ...(said('path') === 'registered' ? ['certificateNumber', 'code'] : ['examNumber']), 'username', 'password'];
  return asked.filter((name) => said(name) === '').map((path) => ({ path, message: `请填写${LABELS[path] ?? ''}。` }));
}

async function activate(): Promise<void> {
  const empty = missing();
  tell(empty);
  done.replaceChildren();
  if (empty.length > 0) return;
  button.disabled = true;
  try {
    const data = Object.fromEntries([...FIELDS, 'path'].map((name) => [name, name === 'password' ? String(new FormData(form).get(name) ?? '') : said(name)]));
    const response = await fetch('/api/activation', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ data: { ...data, examPassedOn: said('examPassedOn') || null, province: said('province') || null } }),
    });
    const body = (await response.json().catch(() => ({}))) as Answered;
    if (body.data) {
      form.hidden = true;
      const box = element('section', '', 'genuine');
      box.append(element('h2', '✓ 账户已激活'), element('p', `用户名：${body.data.username}。请用刚才设置的密码登录，办理您的业务。`));
      done.replaceChildren(box);
    } else {
      const problems = body.error?.details?.problems ?? [];
      tell(problems);
      const told = problems.some(({ path }) => [...FIELDS, 'path'].includes(path));
      if (!told) done.replaceChildren(element('p', body.error?.message ?? '服务器没有正常答复，请稍后重试。您填写的内容仍在本页。', 'unknown'));
    }
  } catch {
    done.replaceChildren(element('p', '暂时连接不上服务器，请检查网络后重试。您填写的内容仍在本页。', 'unknown'));
  }
  button.disabled = false;
}

for (const [value, { label }] of Object.entries(provinces)) find('#province').append(Object.assign(element('option', label), { value }));
form.addEventListener('change', turn);
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void activate();
});
turn();
