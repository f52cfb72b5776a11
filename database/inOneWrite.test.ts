import { Client } from 'pg';
import { inOneWrite } from './inOneWrite';

describe('statements that are sent in one turn', () => {
  let client: Client & { connection: { stream: NodeJS.WritableStream } };
  let writes: number;

  beforeEach(async () => {
    client = new Client({ connectionString: process.env['TEST_DATABASE_SERVER_URL'], pipeline: true } as ConstructorParameters<typeof Client>[0]) as typeof client;
    await client.connect();
    inOneWrite(client as never);
    const stream = client.connection.stream as unknown as Record<'_write' | '_writev', (...given: unknown[]) => void>;
    writes = 0;
    for (const way of ['_write', '_writev'] as const) {
      const original = stream[way].bind(stream);
      stream[way] = (...given) => {
        writes += 1;
        original(...given);
      };
    }
  });

  afterEach(() => client.end());

  it('leave in one write and are answered each', async () => {
    const answers = await Promise.all([1, 2, 3].map((one) => client.query<{ one: number }>('SELECT $1::int AS one', [one])));
    expect(answers.map(({ rows }) => rows[0]?.one)).toEqual([1, 2, 3]);
    expect(writes).toBe(1);
  });

  it('leave again in the next turn, also after one that failed', async () => {
    await expect(Promise.all([client.query('SELECT 1'), client.query('SELECT nothing')])).rejects.toThrow('nothing');
    expect((await client.query<{ two: number }>('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    expect(writes).toBe(2);
  });
});
