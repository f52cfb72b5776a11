import { useCallback, useEffect, useRef } from 'react';
import { isBusy } from './useKeys';

/** j and k go down and up the links of a list; Enter opens, as it does on any link. */
export function useListKeys<T extends HTMLElement>(): React.RefObject<T> {
  const list = useRef<T>(null);
  const move = useCallback((by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a[data-row]') ?? [])];
    const here = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[Math.min(links.length - 1, Math.max(0, here < 0 ? 0 : here + by))]?.focus();
  }, []);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      if (event.key === 'j') move(1);
      if (event.key === 'k') move(-1);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [move]);
  return list;
}
