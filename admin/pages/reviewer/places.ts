/** Where one is going, until the focus has arrived there: whoever types fast is ahead of the screen. */
let going: { side: 'left' | 'right' } | null = null;

/** The half of the desk in which the eyes are: the one that is gone to or has the focus, else the documents. */
const half = (): Element | null => (going ? null : document.activeElement?.closest('.case-left, .case-right')) ?? document.querySelector(`.case-${going?.side ?? 'left'}`);

const visible = (root: Element | null, selector: string): HTMLElement[] => [...(root?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((one) => one.checkVisibility());

/** Goes to the next or previous place that a note can point at. */
export function movePlace(by: number): void {
  const places = visible(half(), '[data-note-target]');
  const here = places.findIndex((place) => place.contains(document.activeElement));
  const next = places[Math.min(places.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
  going = null;
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** Goes to the next or previous material, or section of the form. */
export function moveSection(by: number): void {
  const root = half();
  going = null;
  const sections = visible(root, 'section[id^="facts."]');
  if (sections.length === 0) {
    // The materials' own tabs lie in a panel of others where there is something to compare.
    const nested = visible(root, '[role=tabpanel] [role=tab]');
    const tabs = nested.length > 0 ? nested : visible(root, '[role=tab]');
    const people = visible(root, '.viewer-people button');
    const person = people[people.findIndex((one) => one.getAttribute('aria-pressed') === 'true') + by];
    if (person && people.length > 0) {
      person.focus();
      person.click();
      return;
    }
    const chosen = tabs.findIndex((tab) => tab.getAttribute('aria-selected') === 'true');
    tabs[(chosen + by + tabs.length) % tabs.length]?.click();
    return;
  }
  const here = sections.findIndex((section) => section.contains(document.activeElement));
  const next = sections[Math.min(sections.length - 1, Math.max(0, here < 0 ? 0 : here + by))];
  next?.scrollIntoView({ block: 'start' });
  next?.querySelector<HTMLElement>('[data-note-target]')?.focus({ preventScroll: true });
}

/** Puts the focus into one half of the desk, once what is to be seen there stands. */
export function goTo(side: 'left' | 'right', place = '[role=tab][aria-selected=true]'): void {
  const here = { side };
  going = here;
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (going !== here) return;
    going = null;
    const found = document.querySelector<HTMLElement>(`.case-${side} ${place}`);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'nearest' });
  }));
}

/** The place where the focus is; '' for the whole application. */
export const placeOfFocus = (): string => (going ? undefined : document.activeElement?.closest<HTMLElement>('[data-note-target]')?.dataset['noteTarget']) ?? '';
