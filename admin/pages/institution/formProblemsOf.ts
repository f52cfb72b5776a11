import type { Case } from '../../types/Case';

/** What the server still misses in the form before it could be submitted, by path. */
export function formProblemsOf(data: Case): Record<string, string[]> {
  const found: Record<string, Set<string>> = {};
  for (const { problems } of data.availableActions) {
    for (const { path, message } of problems) if (path.startsWith('form.')) (found[path] ??= new Set()).add(message);
  }
  return Object.fromEntries(Object.entries(found).map(([path, messages]) => [path, [...messages]]));
}
