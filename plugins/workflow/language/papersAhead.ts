import { holds } from './evaluate';
import { toldState, type Voice } from './voice';
import type { Scene } from './World';

/**
 * The documents that a case comes to when it goes on as it stands: along the main acts from the state that the reader
 * is told, so that nobody reads from the names of papers what is proposed inside the office, or is offered papers of a
 * course that the case has not taken. What depends on an act's payload is left out: it is not known yet.
 *
 * @returns keys of documents
 */
export function papersAhead(scene: Scene, voice: Voice): Set<string> {
  const { procedure, application } = scene;
  const papers = new Set<string>();
  const seen = new Set<string>();
  const ahead = [toldState(procedure, application.state, voice)];
  for (let state = ahead.pop(); state !== undefined; state = ahead.pop()) {
    if (seen.has(state)) continue;
    seen.add(state);
    for (const { from, to, intent, when, documents } of Object.values(procedure.events)) {
      if (intent !== 'primary' || to === undefined || !from.includes(state) || (when && !holds(when, scene))) continue;
      for (const { key, when: needs } of documents) if (!needs || holds(needs, scene)) papers.add(key);
      ahead.push(to);
    }
  }
  return papers;
}
