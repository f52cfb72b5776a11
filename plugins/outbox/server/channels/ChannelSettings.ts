import { z } from 'zod';

const seconds = z.number().int().min(1).max(60).default(10);
/** Name of an environment variable: secrets stand in no file that describes a gateway. */
const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'write the name of an environment variable');

export const SmtpSettings = z.strictObject({
  by: z.literal('smtp'),
  host: z.string().min(1),
  port: z.number().int().min(1).max(65535),
  /** TLS from the first byte; otherwise STARTTLS. */
  secure: z.boolean().default(false),
  /** Only for a server inside the same protected network. */
  plain: z.boolean().default(false),
  user: z.string().optional(),
  passwordFrom: variable.optional(),
  from: z.string().min(3),
  seconds,
});
export type SmtpSettings = z.infer<typeof SmtpSettings>;

/** A structure of JSON whose texts may have holes: `{address}`, `{token}`, `{template}`, `{title}`, …; see `fillHoles`. */
const Holed = z.json();

/** How a request proves where it comes from. `over` is a text with holes, among them `{body}` and `{body-hash}`. */
const Signature = z.strictObject({
  scheme: z.enum(['hmac-sha256', 'hmac-sha1', 'hmac-sm3']),
  over: z.string().min(1),
  encoding: z.enum(['hex', 'base64']).default('hex'),
  header: z.string().min(1),
  prefix: z.string().default(''),
});

/** A token that must be fetched before the first message and again when it has run out. */
const Credential = z.strictObject({
  address: z.url(),
  method: z.enum(['GET', 'POST']).default('GET'),
  body: Holed.optional(),
  /** Where in the answer it stands, and for how many seconds it holds. */
  token: z.string().min(1),
  lifetime: z.string().min(1),
});

/** A text that the gateway knows under a code of its own, and what it is filled with. */
const GatewayTemplate = z.strictObject({ code: z.string().min(1), parameters: z.record(z.string(), z.string()).default({}) });

export const GatewaySettings = z.strictObject({
  by: z.literal('gateway'),
  address: z.url(),
  method: z.enum(['POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: Holed,
  encoding: z.enum(['json', 'form']).default('json'),
  secretFrom: variable.optional(),
  signature: Signature.optional(),
  credential: Credential.optional(),
  /** How an answer says that the message was taken: a value at a path of the JSON body. */
  accepted: z.strictObject({ path: z.string().min(1), values: z.array(z.string()).min(1) }).optional(),
  /** Where the answer has the gateway's own number of the message. */
  reference: z.string().optional(),
  /** Values at the path of `accepted` after which the same message may be sent again. */
  later: z.array(z.string()).default([]),
  /** The gateway takes a message with the same token once, so that a lost answer may be asked for again. */
  repeatable: z.boolean().default(false),
  /** By kind of message; `*` for every other kind. A kind without a template is not sent this way. */
  templates: z.record(z.string(), GatewayTemplate),
  seconds,
});
export type GatewaySettings = z.infer<typeof GatewaySettings>;

/** The file that `MESSAGE_CHANNELS` names. A channel that is left out does not exist. */
export const ChannelSettings = z.strictObject({
  email: z.discriminatedUnion('by', [SmtpSettings, GatewaySettings]).optional(),
  sms: GatewaySettings.optional(),
  wechat: GatewaySettings.optional(),
});
export type ChannelSettings = z.infer<typeof ChannelSettings>;
