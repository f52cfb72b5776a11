/**
 * Pieces of a stream, the next one fetched while the one before it is worked on.
 *
 * Whoever stops early, by leaving the loop or by an error, waits for the piece that is on its way, so that nothing of
 * the source is still at work afterwards.
 */
export async function* oneAhead<Piece>(source: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  const pieces = source[Symbol.asyncIterator]();
  let next = pieces.next();
  try {
    for (let piece = await next; !piece.done; piece = await next) {
      next = pieces.next();
      next.catch(() => undefined); // heard of when it is its turn, unless nobody wants more
      yield piece.value;
    }
  } finally {
    await next.catch(() => undefined);
    await pieces.return?.();
  }
}
