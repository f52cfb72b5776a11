import { toString as drawn } from 'qrcode';
import { rows, type DossierDatabase } from '../Transaction';
import { newVerificationCode, normaliseVerificationCode } from '../VerificationCode';
import type { Fact } from './IssuedDocument';

/** What the check page says of a record whose holder has just shown it. */
export interface Shown {
  title: string;
  /** Whether it holds today. */
  good: boolean;
  /** In a word, e.g. 有效. */
  verdict: string;
  sentence: string;
  facts: Fact[];
}

/** Tells what stands in the register today of the record of a kind; null where there is nothing to show. */
export type Show = (subjectId: string, now: Date) => Promise<Shown | null>;

export interface Pass {
  code: string;
  /** Address of the check page, as a drawing (SVG). */
  qr: string;
  expiresAt: string;
}

export type Look = ({ state: 'shown' } & Shown) | { state: 'lapsed' } | { state: 'unknown' };

export interface PassesOptions {
  digest: (code: string) => string;
  addressOf: (code: string) => string;
}

/**
 * Codes for minutes (亮证): the holder of a record shows one, whoever scans it reads what the register says at that moment.
 * A picture of it is worth nothing afterwards. Only keyed digests are kept.
 */
export function createPasses({ connection }: DossierDatabase, { digest, addressOf }: PassesOptions) {
  const shows = new Map<string, Show>();

  const found = async (typed: string): Promise<{ kind: string; subjectId: string; expiresAt: Date } | undefined> => {
    const code = normaliseVerificationCode(typed);
    if (code === null) return undefined;
    const [pass] = await rows<{ kind: string; subjectId: string; expiresAt: Date }>(connection, 'SELECT kind, subject_id AS "subjectId", expires_at AS "expiresAt" FROM shown_passes WHERE digest = ?', [digest(code)]);
    return pass;
  };

  return {
    /** Registers what is said of the records of a kind. */
    show(kind: string, tell: Show): void {
      shows.set(kind, tell);
    },

    /** @param minutes for which the code says anything */
    async issue(kind: string, subjectId: string, minutes: number, now: Date): Promise<Pass> {
      const code = newVerificationCode();
      const expiresAt = new Date(now.getTime() + minutes * 60_000);
      // What lapsed is remembered for a day, so that a late scan is told so and not that it is forged.
      await connection.raw(
        `WITH swept AS (DELETE FROM shown_passes WHERE expires_at < ?::timestamptz - interval '1 day')
         INSERT INTO shown_passes (digest, kind, subject_id, expires_at) VALUES (?, ?, ?, ?)`, [now.toISOString(), digest(code), kind, subjectId, expiresAt.toISOString()]);
      return { code, qr: await drawn(addressOf(code), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }), expiresAt: expiresAt.toISOString() };
    },

    /** Whose record a code of a kind shows now; null for an unknown or lapsed one. */
    async subjectOf(kind: string, typed: string, now: Date): Promise<string | null> {
      const pass = await found(typed);
      return pass?.kind === kind && new Date(pass.expiresAt) > now ? pass.subjectId : null;
    },

    async look(typed: string, now: Date): Promise<Look> {
      const pass = await found(typed);
      if (!pass) return { state: 'unknown' };
      if (new Date(pass.expiresAt) <= now) return { state: 'lapsed' };
      const shown = await shows.get(pass.kind)?.(pass.subjectId, now);
      return shown ? { state: 'shown', ...shown } : { state: 'unknown' };
    },
  };
}

export type Passes = ReturnType<typeof createPasses>;
