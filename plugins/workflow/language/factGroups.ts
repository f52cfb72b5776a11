import { startsOf } from './Event';
import { LINKED } from './Link';
import type { Procedure } from './Procedure';

const HOLE = /\{([A-Za-z]\w*)[.}]/g;
/** Heads of a path that no register tells of: today, and linked applications, which the engine knows itself. */
const NOT_FACTS: ReadonlySet<string> = new Set(['today', LINKED]);
/** What a standard is held against is long, and wanted only when that is done. */
const ASSESSED = 'against';
/** What a field is filled with at first, or was filled with in earlier years, matters to no rule, and the roster is long. */
const FOR_RULES: ReadonlySet<string> = new Set(['prefill', 'earlier', ASSESSED]);
const FOR_PREFILL: ReadonlySet<string> = new Set([ASSESSED]);
const NOTHING: ReadonlySet<string> = new Set();

const addGroup = (group: string, groups: Set<string>): void => void (NOT_FACTS.has(group) || groups.add(group));

function collect(node: unknown, groups: Set<string>, skipped: ReadonlySet<string>): void {
  if (typeof node === 'string') {
    for (const [, group] of node.matchAll(HOLE)) if (group) addGroup(group, groups);
  } else if (Array.isArray(node)) node.forEach((item) => collect(item, groups, skipped));
  else if (typeof node === 'object' && node !== null) {
    for (const [key, item] of Object.entries(node)) {
      if (skipped.has(key)) continue;
      if (key === 'fact' && typeof item === 'string') addGroup(item.split('.')[0] ?? item, groups);
      else collect(item, groups, skipped);
    }
  }
}

function groupsIn(nodes: unknown[], skipped: ReadonlySet<string>): string[] {
  const groups = new Set<string>();
  nodes.forEach((node) => collect(node, groups, skipped));
  return [...groups].sort();
}

/** Groups of facts named anywhere in a part of a declaration: what the prefill of a form needs, for one. */
export const factGroups = (...nodes: unknown[]): string[] => groupsIn(nodes, FOR_PREFILL);

/** The same with what standards are held against: what an event that assesses, or a paper that shows it, needs besides. */
export const factGroupsWithAssessed = (...nodes: unknown[]): string[] => groupsIn(nodes, NOTHING);

/** Groups that rules name, prefills left out: what it takes to check a form or to show which fields apply. */
export const factGroupsOfRules = (...nodes: unknown[]): string[] => groupsIn(nodes, FOR_RULES);

/** The groups that firing an event needs: its own, and those of the form, the slots and the documents it involves. */
export function factGroupsOfEvent(procedure: Procedure, key: string): string[] {
  const event = procedure.events[key];
  if (!event) return [];
  const prints = event.documents.length > 0;
  return factGroupsOfRules(
    event,
    (prints || event.requires.includes('form')) && procedure.form,
    (prints || event.requires.includes('materials')) && procedure.materials,
    startsOf(event).map(({ clock }) => procedure.clocks[clock]),
    event.documents.map((document) => procedure.documents[document.key]),
    prints && Object.values(procedure.events).map(({ payload }) => payload),
  );
}
