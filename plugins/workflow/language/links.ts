import { build, type OperandBuilder } from './conditions';
import { decide, type Accepted, type Attempt, type Declined, type ResolvedEffect } from './decide';
import { holds } from './evaluate';
import type { FormData } from './Form';
import { joinedKey, joinedPath, partOf } from './joinedNames';
import type { Json } from './Json';
import { LINKED, type Join, type LinkedCase } from './Link';
import type { Problem } from './Problem';
import type { Facts, Scene, World } from './World';

/**
 * A property of a linked application: `linked('extension', 'state')` of the one that this one is joined with, either
 * way; `linked('earlier', 'number')` of the one that it refers to. Null where there is none.
 */
export const linked = (which: string, property: 'number' | 'state' | 'closed'): OperandBuilder => build({ fact: `${LINKED}.${which}.${property}` });

/** What rules know of linked applications; of several successors the latest. */
export function linkedFacts(links: readonly LinkedCase[]): Facts {
  return {
    [LINKED]: Object.fromEntries(
      links.map(({ relation, procedure, number, state, closed }) => [relation === 'leading' || relation === 'joined' ? procedure : relation, { number, state, closed }]),
    ),
  };
}

/** The event of the joined case that an event of the leading one fires, or null. */
export const firedBy = (join: Join, event: string, scene: Scene): string | null =>
  join.events[event]?.find(({ when }) => !when || holds(when, scene))?.event ?? null;

/** A part of a joined declaration whose operands name form and payload as the leading case does; facts are the server's. */
export function inLeading<T>(node: T, procedure: string): T {
  if (Array.isArray(node)) return node.map((item: unknown) => inLeading(item, procedure)) as T;
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, item]) => [key, (key === 'form' || key === 'payload') && typeof item === 'string' ? joinedKey(procedure, item) : (inLeading(item, procedure) as unknown)]),
  ) as T;
}

/** One of the cases that an act moves. */
export interface Move {
  world: World;
  attempt: Attempt;
  /** The joined procedure; null for the leading case. */
  joined: string | null;
}

export type Joint = { ok: true; decisions: Accepted[] } | Declined;

const SEVERITY: readonly Declined['refusal'][] = ['unknown-event', 'not-allowed', 'not-available', 'invalid'];

/** What several cases complain of in the same words is said once. */
export const problemsOnce = (problems: readonly Problem[]): Problem[] =>
  problems.filter(({ path, message }, index) => problems.findIndex((other) => other.path === path && other.message === message) === index);

/** Decides an act on several cases: all accept, or it is refused with the problems of all. */
export function decideTogether(moves: readonly Move[]): Joint {
  const decisions = moves.map(({ world, attempt }) => decide(world, attempt));
  const declined = decisions.flatMap((decision, index) => (decision.ok ? [] : [{ ...decision, joined: moves[index]?.joined ?? null }]));
  const refusal = SEVERITY.find((kind) => declined.some((one) => one.refusal === kind));
  if (refusal === undefined) return { ok: true, decisions: decisions.filter((decision) => decision.ok) };
  const problems = declined
    .filter((one) => one.refusal === refusal)
    .flatMap(({ problems: own, joined }): Problem[] => own.map((problem) => (joined ? { ...problem, path: joinedPath(problem.path, joined) } : problem)));
  return { ok: false, refusal, problems: problemsOnce(problems) };
}

/** Effects of several cases in one act: what all of them change of one record makes one new version, not several. */
export function effectsTogether(lists: readonly ResolvedEffect[][]): ResolvedEffect[][] {
  const versions = new Map<string, ResolvedEffect>();
  return lists.map((effects) =>
    effects.flatMap((effect) => {
      if (effect.verb !== 'newVersion') return [effect];
      const earlier = versions.get(effect.record);
      if (earlier) {
        Object.assign(earlier.values, effect.values);
        return [];
      }
      const own = { ...effect, values: { ...effect.values } };
      versions.set(effect.record, own);
      return [own];
    }),
  );
}

/** The sections of a form that the leading case sent for a joined one; undefined where it sent none. */
export function formFor(form: FormData, procedure: string | null): FormData | undefined {
  const part = partOf(form, procedure);
  return Object.keys(part).length > 0 ? part : undefined;
}

/** A payload's fields for one of the cases. */
export const payloadFor = (payload: { [field: string]: Json }, procedure: string | null): { [field: string]: Json } => partOf(payload, procedure);
