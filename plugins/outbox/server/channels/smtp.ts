import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { Undelivered, type Channel } from './Channel';
import type { SmtpSettings } from './ChannelSettings';

interface SmtpError extends Error {
  responseCode?: number;
  code?: string;
}

/** Nothing of the conversation is kept; it is only listened to for the moment from which the server may have taken the message. */
const listenFor = (command: string, heard: () => void): object => {
  const hear = (entry: { tnx?: string }, message: unknown): void => {
    if (entry.tnx === 'client' && message === command) heard();
  };
  return { trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear };
};

function judged({ responseCode, message }: SmtpError, begun: boolean): Undelivered {
  if (responseCode !== undefined && responseCode >= 500) return new Undelivered('refused', message);
  // An answer is an answer: the server says that it did not take it.
  if (responseCode !== undefined || !begun) return new Undelivered('not-sent', message);
  return new Undelivered('unknown', message);
}

/** E-mail. The Message-ID is made of the token, so that a mailbox shows a repetition once. */
export function createSmtp(settings: SmtpSettings, password?: string): Channel {
  const { host, port, secure, plain, user, from, seconds } = settings;
  const milliseconds = seconds * 1000;
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? host;
  return {
    repeatable: false,
    carries: () => true,
    async send({ token, address, title, body, link }) {
      let begun = false;
      const transport = createTransport({
        host, port, secure, requireTLS: !secure && !plain, ignoreTLS: plain,
        ...(user ? { auth: { user, pass: password ?? '' } } : {}),
        connectionTimeout: milliseconds, greetingTimeout: milliseconds, socketTimeout: milliseconds,
        transactionLog: true,
        logger: listenFor('DATA', () => (begun = true)) as never,
        disableFileAccess: true, disableUrlAccess: true,
      });
      try {
        const { response } = await transport.sendMail({
          from,
          to: { name: '', address },
          subject: title,
          text: link ? `${body}\n\n${link}\n` : `${body}\n`,
          messageId: `<${createHash('sha256').update(token).digest('hex').slice(0, 32)}@${domain}>`,
          textEncoding: 'base64',
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { reference: response.slice(0, 200) };
      } catch (error) {
        throw judged(error as SmtpError, begun);
      } finally {
        transport.close();
      }
    },
  };
}
