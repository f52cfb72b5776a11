import net from 'node:net';

/** A port of the loopback interface that is free at this moment. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Asks whoever listens on a loopback port whether it is a PostgreSQL that takes connections now. A process
 * number proves nothing, and a server that is starting or stopping still listens, but answers with an error.
 *
 * @returns `'ready'`, `'busy'` (it is PostgreSQL, but starting or stopping) or `'silent'`.
 */
export function askPort(port, { user, database }, patience = 2_000) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    const answer = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(patience, () => answer('silent'));
    socket.once('error', () => answer('silent'));
    socket.once('close', () => answer('silent'));
    socket.once('connect', () => {
      const body = Buffer.from(`user\0${user}\0database\0${database}\0\0`);
      const head = Buffer.alloc(8);
      head.writeInt32BE(body.length + 8, 0);
      head.writeInt32BE(0x0003_0000, 4);
      socket.write(Buffer.concat([head, body]));
    });
    socket.once('data', (data) => {
      const kind = String.fromCharCode(data[0]);
      if (kind === 'R') answer('ready');
      else answer(kind === 'E' && data.includes('57P03') ? 'busy' : 'silent');
    });
  });
}
