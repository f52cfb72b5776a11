import { createHash, createHmac, randomUUID } from 'node:crypto';
import { Json } from '@medregistry/language';
import { Undelivered, type Certainty, type Channel, type Parcel, type Receipt } from './Channel';
import type { GatewaySettings } from './ChannelSettings';
import { fillHoles, fillText, valueAt } from './holes';

const ALGORITHM = { 'hmac-sha256': 'sha256', 'hmac-sha1': 'sha1', 'hmac-sm3': 'sm3' } as const;
/** Answers by which a server says that it did not begin with the request. */
const NOT_BEGUN: ReadonlySet<number> = new Set([408, 425, 429, 503]);
/** A token is renewed this long before it runs out. */
const MARGIN_SECONDS = 60;
/** More of an answer is not read. */
const LONGEST_ANSWER = 65_536;

type Values = Record<string, Json>;

/** Errors of a connection that was never made. */
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT/;

function lost(error: unknown): Undelivered {
  const { name, cause } = error as { name: string; cause?: { code?: string } };
  const code = cause?.code ?? name;
  if (NEVER_CONNECTED.test(code)) return new Undelivered('not-sent', `no connection: ${code}`);
  return new Undelivered('unknown', name === 'TimeoutError' ? 'no answer in time' : `connection lost: ${code}`);
}

const statusOutcome = (status: number): Certainty => (NOT_BEGUN.has(status) ? 'not-sent' : status < 500 ? 'refused' : 'unknown');

async function jsonOf(response: Response): Promise<Json> {
  const text = await response.text().catch((error: unknown) => {
    throw lost(error);
  });
  try {
    return JSON.parse(text.slice(0, LONGEST_ANSWER)) as Json;
  } catch {
    throw new Undelivered('unknown', `answer ${response.status} is no JSON`);
  }
}

/** A provider of text messages or of an official account, spoken to over HTTP as its settings describe it. */
export function createGateway(settings: GatewaySettings, { secret = '', now }: { secret?: string | undefined; now: () => Date }): Channel {
  const { credential, signature, accepted, templates } = settings;
  let held: { token: string; until: number } | undefined;

  const templateFor = (kind: string) => templates[kind] ?? templates['*'];

  const ask = (address: string, init: RequestInit): Promise<Response> =>
    fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(settings.seconds * 1000) }).catch((error: unknown) => {
      throw lost(error);
    });

  /** @throws Undelivered `not-sent`, whatever went wrong: the message has not left */
  async function accessToken(): Promise<string> {
    if (!credential) return '';
    if (held && held.until > now().getTime()) return held.token;
    const values = { secret };
    const body = credential.body === undefined ? {} : { body: JSON.stringify(fillHoles(credential.body, values)), headers: { 'Content-Type': 'application/json' } };
    try {
      const answer = await jsonOf(await ask(fillText(credential.address, values), { method: credential.method, ...body }));
      const token = valueAt(answer, credential.token);
      if (typeof token !== 'string' || token === '') throw new Error('there is no token in it');
      held = { token, until: now().getTime() + (Number(valueAt(answer, credential.lifetime) ?? 0) - MARGIN_SECONDS) * 1000 };
      return token;
    } catch (error) {
      throw new Undelivered('not-sent', `no access token: ${error instanceof Error ? error.message : 'no answer'}`);
    }
  }

  function signed(values: Values, body: string): Record<string, string> {
    if (!signature) return {};
    const text = fillText(signature.over, { ...values, body, 'body-hash': createHash('sha256').update(body).digest('hex') });
    return { [signature.header]: signature.prefix + createHmac(ALGORITHM[signature.scheme], secret).update(text).digest(signature.encoding) };
  }

  async function requestOf(parcel: Parcel): Promise<{ address: string; init: RequestInit }> {
    const template = templateFor(parcel.kind);
    if (!template) throw new Undelivered('refused', `no template for ${parcel.kind}`);
    const { values: filled, ...plain } = parcel;
    const texts: Values = { ...filled, ...plain, link: parcel.link ?? '' };
    const at = now();
    const values: Values = {
      ...texts, secret, 'access-token': await accessToken(), template: template.code, parameters: fillHoles(template.parameters, texts),
      timestamp: Math.floor(at.getTime() / 1000), time: at.toISOString(), nonce: randomUUID(), method: settings.method, path: new URL(settings.address).pathname,
    };
    const content = fillHoles(Json.parse(settings.body), values);
    const body = settings.encoding === 'json' ? JSON.stringify(content) : new URLSearchParams(content as Record<string, string>).toString();
    const headers = {
      'Content-Type': settings.encoding === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      ...Object.fromEntries(Object.entries(settings.headers).map(([name, value]) => [name, fillText(value, values)])),
      ...signed(values, body),
    };
    return { address: fillText(settings.address, values), init: { method: settings.method, headers, body } };
  }

  function receiptOf(answer: Json): Receipt {
    if (accepted) {
      const found = valueAt(answer, accepted.path);
      const code = typeof found === 'object' ? JSON.stringify(found) : String(found ?? '');
      // An answer without the code may come from anybody in between.
      if (found === undefined) throw new Undelivered('unknown', 'answer does not say what became of it');
      if (!accepted.values.includes(code)) throw new Undelivered(settings.later.includes(code) ? 'not-sent' : 'refused', `gateway answered ${code.slice(0, 100)}`);
    }
    const reference = settings.reference === undefined ? undefined : valueAt(answer, settings.reference);
    return { reference: typeof reference === 'string' || typeof reference === 'number' ? String(reference).slice(0, 200) : null };
  }

  return {
    repeatable: settings.repeatable,
    carries: (kind) => templateFor(kind) !== undefined,
    async send(parcel) {
      const { address, init } = await requestOf(parcel);
      const response = await ask(address, init);
      if (response.status === 401) held = undefined;
      if (!response.ok) throw new Undelivered(response.status === 401 && credential ? 'not-sent' : statusOutcome(response.status), `gateway answered ${response.status}`);
      return receiptOf(accepted || settings.reference ? await jsonOf(response) : null);
    },
  };
}
