import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the place that the address names (`#form.profile.name`, `#materials.charter`) and puts the focus there. */
export function useScrollToPlace(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!hash) return;
    const name = decodeURIComponent(hash.slice(1));
    const parts = name.split('.');
    const frame = window.requestAnimationFrame(() => {
      for (let length = parts.length; length > 0; length -= 1) {
        const part = parts.slice(0, length).join('.');
        const place = document.getElementById(`place:${part}`) ?? document.getElementById(part);
        if (!place) continue;
        place.scrollIntoView({ block: 'start' });
        place.querySelector<HTMLElement>('input, textarea, button, select')?.focus({ preventScroll: true });
        return;
      }
    });
    return () => window.cancelAnimationFrame(frame);
  }, [hash, key]);
}
