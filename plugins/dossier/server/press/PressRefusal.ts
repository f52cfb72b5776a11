/** Why a file or a printout is turned down; the kinds a caller may want to tell apart. */
export type PressRefusalCode =
  | 'empty'
  | 'unsupported'
  | 'mislabelled'
  | 'too-large'
  | 'too-many-pixels'
  | 'too-many-pages'
  | 'page-size'
  | 'encrypted'
  | 'damaged'
  | 'bomb'
  | 'exhausted'
  | 'missing-glyph'
  | 'not-rendered';

const STATUS = {
  empty: 415,
  unsupported: 415,
  mislabelled: 415,
  'too-large': 413,
  'too-many-pixels': 413,
  'too-many-pages': 413,
  'page-size': 415,
  encrypted: 415,
  damaged: 415,
  bomb: 413,
  exhausted: 413,
  'missing-glyph': 422,
  'not-rendered': 422,
} as const satisfies Record<PressRefusalCode, 413 | 415 | 422>;

/**
 * A file or a printout that the press turns down on purpose. The message is a Chinese sentence that says what
 * to do; it crosses the process boundary as it is. Anything else that the press throws is a fault of ours.
 */
export class PressRefusal extends Error {
  override readonly name = 'PressRefusal';
  readonly status: 413 | 415 | 422;

  constructor(
    readonly code: PressRefusalCode,
    message: string,
  ) {
    super(message);
    this.status = STATUS[code];
  }
}
