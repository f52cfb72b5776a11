import { oneAhead } from './oneAhead';

interface Gate {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

function gateOf(): Gate {
  let [resolve, reject]: [Gate['resolve'], Gate['reject']] = [() => undefined, () => undefined];
  const promise = new Promise<void>((yes, no) => ([resolve, reject] = [yes, no]));
  return { promise, resolve, reject };
}

describe('reading one piece ahead', () => {
  /** A source that writes down what is asked of it, and gives out a piece only when told to. */
  function source(count: number) {
    const log: string[] = [];
    const gates = Array.from({ length: count }, gateOf);
    async function* pieces(): AsyncGenerator<number> {
      try {
        for (const [number, gate] of gates.entries()) {
          log.push(`asked ${number}`);
          await gate.promise;
          yield number;
        }
      } finally {
        log.push('closed');
      }
    }
    return { log, pieces, open: (number: number) => gates[number]?.resolve(), fail: (number: number) => gates[number]?.reject(new Error(`piece ${number}`)) };
  }

  it('asks for the next piece before the one in hand is dealt with, and for no more', async () => {
    const { log, pieces, open } = source(3);
    [0, 1, 2].forEach(open);
    for await (const number of oneAhead(pieces())) log.push(`took ${number}`);
    expect(log).toEqual(['asked 0', 'asked 1', 'took 0', 'asked 2', 'took 1', 'closed', 'took 2']);
  });

  it('tells of a failure when its turn has come', async () => {
    const { log, pieces, open, fail } = source(2);
    open(0);
    await expect(async () => {
      for await (const number of oneAhead(pieces())) {
        log.push(`took ${number}`);
        fail(1);
      }
    }).rejects.toThrow('piece 1');
    expect(log).toContain('took 0');
  });

  it('waits for the piece that is on its way when nobody wants more', async () => {
    const { log, pieces, open } = source(2);
    open(0);
    const left = (async () => {
      for await (const number of oneAhead(pieces())) {
        log.push(`took ${number}`);
        break;
      }
      log.push('left');
    })();
    await new Promise(setImmediate);
    expect(log).not.toContain('left');
    open(1);
    await left;
    expect(log.slice(-2)).toEqual(['closed', 'left']);
  });
});
