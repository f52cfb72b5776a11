import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { Command, ROOT } from './Command';

/** A file of the repository as programs that are given as text import it. */
export const fileUrl = (path: string): string => JSON.stringify(pathToFileURL(join(ROOT, path)).href);

/** Milliseconds that a process may take to come up on a busy machine. */
export const PATIENCE = 600_000;

/** An embedded PostgreSQL in a process of its own, durable as in earnest, that can be taken away and brought back. */
export class DatabaseProcess {
  private constructor(
    private readonly folder: string,
    private command: Command,
    readonly url: string,
  ) {}

  private static async launch(folder: string, port?: number): Promise<{ command: Command; url: string }> {
    const command = Command.module(`
      const { startEmbedded } = await import(${fileUrl('database/embedded/index.mjs')});
      const server = await startEmbedded({ dataDir: ${JSON.stringify(join(folder, 'postgres'))}, ${port ? `port: ${port}` : ''} });
      process.on('SIGTERM', async () => { await server.stop(); process.exit(0); });
      console.log('ready ' + server.url + ' .');
      setInterval(() => undefined, 60_000);`);
    const [, url = ''] = await command.says(/ready (\S+) \./, PATIENCE);
    return { command, url };
  }

  static async start(folder: string): Promise<DatabaseProcess> {
    const { command, url } = await DatabaseProcess.launch(folder);
    return new DatabaseProcess(folder, command, url);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.command = (await DatabaseProcess.launch(this.folder, Number(new URL(this.url).port))).command;
  }

  async stop(): Promise<void> {
    this.command.kill('SIGTERM');
    await this.command.ended;
  }

  async rows<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    const client = new Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows as T[];
    } finally {
      await client.end();
    }
  }
}

/** The application in a process of its own. */
export class ServerProcess {
  private constructor(
    readonly command: Command,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string, dataDir: string): Promise<ServerProcess> {
    const command = Command.module(
      `const { boot, listen } = await import(${fileUrl('cms/dist/boot.js')});
       const strapi = await boot({ demonstration: true });
       console.log('listening on ' + (await listen(strapi)) + ' .');`,
      { env: { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: '0' } },
    );
    const [, port = ''] = await command.says(/listening on (\d+) \./, PATIENCE);
    return new ServerProcess(command, `http://127.0.0.1:${port}`);
  }

  /** `kill -9`: no time to say goodbye. */
  async die(): Promise<void> {
    this.command.kill('SIGKILL');
    await this.command.ended;
  }
}
