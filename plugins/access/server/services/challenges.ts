import { createHmac } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';
import { refuse } from '@medregistry/language';
import { z } from 'zod';

/** What somebody whose password was right still has to do before a session opens. */
export const Step = z.enum(['second-factor', 'enrolment', 'change-password']);
export type Step = z.infer<typeof Step>;

const Claims = z.object({ userId: z.number().int(), mark: z.string(), type: Step });

const SECONDS = 600;
const EXPIRED = '登录凭证已失效，请重新登录。';

interface Challenged {
  id: number;
  /** Hash of the password. */
  password: string | null;
}

/** Short-lived proofs that the password was right, each good for one step; void once the password has changed. */
export interface Challenges {
  issue(user: Challenged, step: Step): string;
  /** The person whom a challenge names. @throws Refusal 401 `challenge` */
  userIn(challenge: string, step: Step): number;
  /** @throws Refusal 401 `challenge` where the password has changed since */
  expectFresh(challenge: string, user: Challenged): void;
}

export function createChallenges(secret: () => string): Challenges {
  const expired = () => refuse.signedOut('challenge', EXPIRED);
  const markOf = ({ id, password }: Challenged): string => createHmac('sha256', secret()).update(`${id} ${password ?? ''}`).digest('base64url');
  const claimsOf = (challenge: string): z.infer<typeof Claims> => {
    try {
      return Claims.parse(verify(challenge, secret(), { algorithms: ['HS256'] }));
    } catch {
      throw expired();
    }
  };
  return {
    issue: (user, step) => sign({ userId: user.id, mark: markOf(user), type: step }, secret(), { algorithm: 'HS256', expiresIn: SECONDS }),
    userIn(challenge, step) {
      const { userId, type } = claimsOf(challenge);
      if (type !== step) throw expired();
      return userId;
    },
    expectFresh(challenge, user) {
      if (claimsOf(challenge).mark !== markOf(user)) throw expired();
    },
  };
}
