import type { Client } from 'pg';
import type { Writable } from 'node:stream';

/** The driver's own socket, which its types leave out. */
type Connected = Pick<Client, 'query'> & { connection: { stream: Writable } };

/**
 * Lets statements that are sent in one turn of the event loop leave in one write. A write to the database costs as
 * much of the processor as building a statement, so those of a step, which travel together already (`pipeline` of the
 * driver), cost one write instead of four (docs/measurements.md).
 *
 * @param client a connected client of `pg`
 */
export function inOneWrite(client: Connected): void {
  const query = client.query.bind(client) as (...sent: unknown[]) => unknown;
  let corked = false;
  client.query = ((...sent: unknown[]) => {
    if (!corked) {
      const { stream } = client.connection; // another one once TLS is up
      corked = true;
      stream.cork();
      process.nextTick(() => {
        corked = false;
        stream.uncork();
      });
    }
    return query(...sent);
  }) as Client['query'];
}
