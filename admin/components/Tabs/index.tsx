import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import './style.css';

export interface TabItem {
  key: string;
  label: ReactNode;
  children: ReactNode;
}

interface TabsProps {
  label: string;
  items: TabItem[];
  active?: string | undefined;
  onChange?: (key: string) => void;
}

/** Tabs after the ARIA pattern: arrows, Home and End move, the panel follows; they wrap instead of hiding. */
export function Tabs({ label, items, active, onChange }: TabsProps): React.JSX.Element {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(items[0]?.key);
  const current = items.find(({ key }) => key === (active ?? own)) ?? items[0];
  const choose = (key: string): void => {
    setOwn(key);
    onChange?.(key);
  };
  const press = (event: KeyboardEvent): void => {
    const here = items.findIndex(({ key }) => key === current?.key);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: items.length - 1 }[event.key];
    const next = to === undefined ? undefined : items[(to + items.length) % items.length];
    if (!next) return;
    event.preventDefault();
    choose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus();
  };
  return (
    <div>
      <div ref={list} role="tablist" aria-label={label} className="tabs" onKeyDown={press}>
        {items.map((item) => {
          const selected = item.key === current?.key;
          return (
            <button key={item.key} type="button" role="tab" data-tab={item.key} id={`${id}${item.key}`} aria-selected={selected} aria-controls={`${id}panel`} tabIndex={selected ? 0 : -1} onClick={() => choose(item.key)}>
              {item.label}
            </button>
          );
        })}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${current?.key ?? ''}`} className="tabs-panel" key={current?.key}>{current?.children}</div>
    </div>
  );
}
