import { useEffect, useRef, type ReactNode } from 'react';
import { useLocation } from 'react-router';

let lastPath: string | null = null;

/** The one h1 of a page. After a change of page it takes the focus, so that a screen reader says where one is. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }): React.JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname, hash } = useLocation();
  useEffect(() => {
    document.title = `${title} · 医疗机构电子化注册`;
  }, [title]);
  useEffect(() => {
    if (lastPath !== null && lastPath !== pathname) {
      heading.current?.focus({ preventScroll: true });
      if (!hash) window.scrollTo(0, 0);
    }
    lastPath = pathname;
  }, [hash, pathname]);
  return (
    <div className="row between">
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {children && <div className="row">{children}</div>}
    </div>
  );
}
