import { readFileSync } from 'node:fs';
import { ChannelKey, screenOnly, type Channel, type Channels } from './Channel';
import { ChannelSettings, type GatewaySettings, type SmtpSettings } from './ChannelSettings';
import { createGateway } from './gateway';
import { createSmtp } from './smtp';

type Environment = Readonly<Record<string, string | undefined>>;

function secretIn(environment: Environment, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const value = environment[name];
  if (!value) throw new Error(`MESSAGE_CHANNELS names ${name} as the place of a secret, and it is not set`);
  return value;
}

const open = (settings: SmtpSettings | GatewaySettings, environment: Environment, now: () => Date): Channel =>
  settings.by === 'smtp'
    ? createSmtp(settings, secretIn(environment, settings.passwordFrom))
    : createGateway(settings, { secret: secretIn(environment, settings.secretFrom), now });

/**
 * The channels that the file named by `MESSAGE_CHANNELS` describes. Without one, production has none, and elsewhere
 * all of them exist and only show what they would send.
 *
 * @throws Error for a file that cannot be read, describes something wrong or names a secret that is not there
 */
export function openChannels(environment: Environment, now: () => Date): Channels {
  const file = environment['MESSAGE_CHANNELS'];
  if (!file) return new Map(environment['NODE_ENV'] === 'production' ? [] : ChannelKey.options.map((key) => [key, screenOnly]));
  const settings = ChannelSettings.parse(JSON.parse(readFileSync(file, 'utf8')));
  return new Map(ChannelKey.options.flatMap((key): [ChannelKey, Channel][] => (settings[key] ? [[key, open(settings[key], environment, now)]] : [])));
}
