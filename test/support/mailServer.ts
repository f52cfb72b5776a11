import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** What a server does with the next message. */
type Mood = 'takes' | 'busy' | 'refuses' | 'hangs-up-afterwards';

export interface Mail {
  to: string[];
  text: string;
}

const answer = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** A real SMTP server that keeps what it is given. */
export class MailServer {
  readonly mails: Mail[] = [];
  mood: Mood = 'takes';
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        if (this.mood === 'busy') return done(answer(451, `<${address}> try again later`));
        if (this.mood === 'refuses') return done(answer(550, `<${address}> unknown here`));
        return done();
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          this.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(chunks).toString('utf8') });
          // Taken, and the line breaks before the sender hears of it.
          if (this.mood === 'hangs-up-afterwards') for (const connection of (this.server as unknown as { connections: Set<{ _socket: { destroy(): void } }> }).connections) connection._socket.destroy();
          else done();
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.server.address() as AddressInfo).port));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
