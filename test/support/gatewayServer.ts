import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: string;
}

type Reply = (response: ServerResponse, asked: Asked) => void;

export const json = (status: number, body: unknown): Reply => (response) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};
/** Takes the message and never says so. */
export const silence: Reply = () => undefined;
export const garbage: Reply = (response) => response.end('<html>everything is fine</html>');
export const hangUp: Reply = (response) => void response.socket?.destroy();

/** A provider of messages that answers as it is told: the replies one after the other, then the last one for ever. */
export class GatewayServer {
  readonly asked: Asked[] = [];
  private replies: Reply[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const asked = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
        this.asked.push(asked);
        const reply = this.replies.length > 1 ? this.replies.shift() : this.replies[0];
        reply?.(response, asked);
      });
    });
  }

  answer(...replies: Reply[]): void {
    this.replies = replies;
    this.asked.length = 0;
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
