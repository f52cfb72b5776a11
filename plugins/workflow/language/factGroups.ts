import type { Procedure } from './Procedure';

const HOLE = /\{([A-Za-z]\w*)[.}]/g;
/** Parts of a hole that are not facts. */
const NOT_FACTS: ReadonlySet<string> = new Set(['today']);

function collect(node: unknown, groups: Set<string>): void {
  if (typeof node === 'string') {
    for (const [, group] of node.matchAll(HOLE)) if (group && !NOT_FACTS.has(group)) groups.add(group);
  } else if (Array.isArray(node)) node.forEach((item) => collect(item, groups));
  else if (typeof node === 'object' && node !== null) {
    for (const [key, item] of Object.entries(node)) {
      if (key === 'fact' && typeof item === 'string') groups.add(item.split('.')[0] ?? item);
      else collect(item, groups);
    }
  }
}

/** Groups of facts named anywhere in a part of a declaration. */
export function factGroups(...nodes: unknown[]): string[] {
  const groups = new Set<string>();
  nodes.forEach((node) => collect(node, groups));
  return [...groups].sort();
}

/** The groups that firing an event needs: its own, and those of the form, the slots and the documents it involves. */
export function factGroupsOfEvent(procedure: Procedure, key: string): string[] {
  const event = procedure.events[key];
  if (!event) return [];
  return factGroups(
    event,
    event.requires.includes('form') && procedure.form,
    event.requires.includes('materials') && procedure.materials,
    event.clocks.start.map((clock) => procedure.clocks[clock]),
    event.documents.map((document) => procedure.documents[document.key]),
    event.documents.length > 0 && procedure.form,
    event.documents.length > 0 && procedure.materials,
    event.documents.length > 0 && procedure.events,
  );
}
