import { say, startLanguage } from './language';
import { post, type Answered, type Refused } from './post';
import { prefetchBehind } from './prefetch';

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;
const form = (id: string): HTMLFormElement => find<HTMLFormElement>(id);
const [signIn, second, enrolment, recovery, change, forgot, codeEntry, invitation] = [form('#sign-in'), form('#second-factor'), form('#enrolment'), form('#recovery'), form('#change'), form('#forgot'), form('#code-entry'), form('#invitation')];
const [refusal, said] = [find('#refusal'), find('#said')];
const value = (id: string): string => find<HTMLInputElement>(`#${id}`).value;
/** A hint, not a secret: whether asking for a running session is worth while. */
const SIGNED_IN = 'medregistry.signed-in';
let challenge = '';
/** The code of the one-time link that was followed. */
let invited = '';
let waiting: number | undefined;
let busy = false;

const show = (element: HTMLElement, text: string): void => {
  element.textContent = text;
  element.hidden = text === '';
};

/** Where to go after signing in: the place one came from, if it is one of ours. */
function enter(): void {
  localStorage.setItem(SIGNED_IN, '1');
  const next = new URLSearchParams(location.search).get('next') ?? '';
  location.replace(/^\/app(\/|$)/.test(next) ? next : '/app/');
}

function turnTo(form: HTMLFormElement): void {
  show(refusal, '');
  for (const other of [signIn, second, enrolment, recovery, change, forgot, codeEntry, invitation]) other.hidden = other !== form;
  (form.querySelector<HTMLElement>('input:not([tabindex])') ?? form.querySelector('button'))?.focus();
}

/** Shows what an authenticator application needs. */
async function enrol(): Promise<void> {
  const { refused: why, answered } = await post('/api/auth/second-factor/enrolment', { challenge });
  if (why) return refused(why);
  find<HTMLImageElement>('#qr').src = `data:image/svg+xml,${encodeURIComponent(answered.qr ?? '')}`;
  find('#secret').textContent = answered.secret?.replace(/.{4}/g, '$& ').trim() ?? '';
  turnTo(enrolment);
}

function showRecovery({ recoveryCodes = [] }: Answered): void {
  find('#codes').replaceChildren(...recoveryCodes.map((code) => Object.assign(document.createElement('li'), { textContent: code })));
  turnTo(recovery);
}

/** Counts the lockout down, so that nobody tries in vain. */
function wait(seconds: number, message: string): void {
  window.clearInterval(waiting);
  const until = Date.now() + seconds * 1000;
  const button = find('#sign-in .main');
  const counter = document.createElement('span');
  counter.setAttribute('aria-live', 'off');
  show(refusal, `${message} `);
  refusal.append(counter);
  const tick = (): void => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.setAttribute('aria-disabled', String(left > 0));
    counter.textContent = say('wait').replace('{time}', `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`);
    if (left > 0) return;
    window.clearInterval(waiting);
    waiting = undefined;
    show(refusal, '');
  };
  waiting = window.setInterval(tick, 1000);
  tick();
}

function refused(why: Refused): void {
  challenge = why.challenge || challenge;
  show(said, '');
  if (why.code === 'change-required') return turnTo(change);
  if (why.code === 'second-factor') return turnTo(second);
  if (why.code === 'enrolment-required') return void enrol();
  if (why.code === 'challenge') turnTo(signIn);
  if (why.status === 429 && why.retryAfter > 0) return wait(why.retryAfter, why.message);
  show(refusal, why.message);
  document.querySelector<HTMLInputElement>('form:not([hidden]) input:last-of-type')?.select();
}

/** One request at a time; the button says that it is under way. */
async function attempt(form: HTMLFormElement, path: string, data: unknown, onDone: (signedIn: boolean, answered: Answered) => void): Promise<void> {
  if (busy || waiting !== undefined) return;
  busy = true;
  const button = form.querySelector<HTMLElement>('.main') as HTMLElement;
  const label = button.textContent;
  button.textContent = say('entering');
  const { refused: why, signedIn, answered } = await post(path, data);
  button.textContent = label;
  busy = false;
  if (why) refused(why);
  else onDone(signedIn, answered);
}

signIn.addEventListener('submit', (event) => {
  event.preventDefault();
  if (!value('identifier').trim() || !value('password')) return show(refusal, say('empty'));
  void attempt(signIn, '/api/auth/local', { identifier: value('identifier').trim(), password: value('password') }, enter);
});

second.addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(second, '/api/auth/second-factor', { challenge, code: value('code').trim() }, enter);
});

enrolment.addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(enrolment, '/api/auth/second-factor/confirmation', { challenge, code: value('first').trim() }, (_signedIn, answered) => showRecovery(answered));
});

recovery.addEventListener('submit', (event) => {
  event.preventDefault();
  enter();
});

change.addEventListener('submit', (event) => {
  event.preventDefault();
  const password = value('fresh');
  if (password !== value('again')) return show(refusal, say('differ'));
  void attempt(change, '/api/auth/change-password', { challenge, password }, (signedIn) => {
    if (signedIn) return enter();
    void post('/api/auth/local', { identifier: value('identifier').trim(), password }).then(({ refused: why }) => {
      if (!why) return enter();
      turnTo(signIn);
      refused(why);
    });
  });
});

forgot.addEventListener('submit', (event) => {
  event.preventDefault();
  void attempt(forgot, '/api/recovery', { username: value('account').trim(), contact: value('contact').trim() }, () => {
    turnTo(signIn);
    show(said, say('asked'));
  });
});

/** Shows whose password is to be chosen; a code that is no good leads to the place to type another. */
async function follow(code: string): Promise<void> {
  const { refused: why, answered } = await post('/api/auth/invitation', { code });
  if (why) {
    turnTo(codeEntry);
    return refused(why);
  }
  invited = code;
  find('#invited-name').textContent = answered.displayName ?? '';
  find('#invited-user').textContent = answered.username ?? '';
  // Somebody else asked for this link: nothing happens before its holder agrees and shows who she is.
  find('#terms').hidden = !answered.consent;
  find('#consent-text').textContent = answered.consent ?? '';
  find<HTMLInputElement>('#invitation .hidden-name').value = answered.username ?? '';
  turnTo(invitation);
}

codeEntry.addEventListener('submit', (event) => {
  event.preventDefault();
  void follow(value('sent-code').trim());
});

const agreement = (): object => (find('#terms').hidden ? {} : { consent: find<HTMLInputElement>('#consent').checked, proof: value('proof').trim() });

invitation.addEventListener('submit', (event) => {
  event.preventDefault();
  if (value('chosen') !== value('chosen-again')) return show(refusal, say('differ'));
  void attempt(invitation, '/api/auth/invitation/password', { code: invited, password: value('chosen'), ...agreement() }, enter);
});

find('#to-forgot').addEventListener('click', () => turnTo(forgot));
find('#to-code').addEventListener('click', () => turnTo(codeEntry));
document.querySelectorAll('.back').forEach((button) => button.addEventListener('click', () => turnTo(signIn)));

find('#reveal').addEventListener('click', () => {
  const input = find<HTMLInputElement>('#password');
  const shown = input.type === 'text';
  input.type = shown ? 'password' : 'text';
  const button = find('#reveal');
  button.setAttribute('aria-pressed', String(!shown));
  button.dataset['say'] = shown ? 'reveal' : 'conceal';
  button.textContent = say(shown ? 'reveal' : 'conceal');
});

/** A link from a message is followed at once and taken out of the address, so that nobody finds it in the history. */
function followLink(): boolean {
  const [, code] = /^#invitation=([\w-]+)$/.exec(location.hash) ?? [];
  if (!code) return false;
  history.replaceState(null, '', location.pathname);
  void follow(code);
  return true;
}
window.addEventListener('hashchange', followLink);

startLanguage();
if (followLink()) localStorage.removeItem(SIGNED_IN);
else if (new URLSearchParams(location.search).has('signed-out')) show(said, say('signedOut'));
else if (localStorage.getItem(SIGNED_IN) && !new URLSearchParams(location.search).has('next')) {
  // somebody who is still signed in need not see this page
  void fetch('/api/auth/refresh', { method: 'POST', credentials: 'same-origin', headers: { 'Content-Type': 'application/json' }, body: '{}' })
    .then((response) => (response.ok ? enter() : localStorage.removeItem(SIGNED_IN)))
    .catch(() => undefined);
}
prefetchBehind();
