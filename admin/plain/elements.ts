/** The element of a page that is known to be there. */
export const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T;

/** An element with a text: whatever the server says stays text and never becomes markup. */
export function element<K extends keyof HTMLElementTagNameMap>(name: K, text: string, className = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

/** A day or an instant as it is read in Shanghai; nothing where there is none. */
export const day = (instant: string | null | undefined): string =>
  instant ? new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' }).format(new Date(instant)) : '';
