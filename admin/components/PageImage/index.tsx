import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { objectUrl } from '../../providers/openPdf';

interface PageImageProps {
  path: string;
  alt: string;
  rotation: number;
  /** Shown when the page has no picture, such as a page of a PDF. */
  fallback: string;
}

/**
 * A picture that only the person's token can fetch; asked for when it comes into view. The server turns it as it is
 * stored; a turn since then is shown by this page until the picture is fetched anew.
 */
export function PageImage({ path, alt, rotation, fallback }: PageImageProps): React.JSX.Element {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const turned = useRef(rotation);
  const [picture, setPicture] = useState<{ url: string; rotation: number } | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    turned.current = rotation;
  }, [rotation]);
  useEffect(() => {
    const abort = new AbortController();
    let mine: string | null = null;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      const stored = turned.current;
      objectUrl(`${path}&v=${stored}`, abort.signal).then(
        (made) => {
          mine = made;
          if (abort.signal.aborted) URL.revokeObjectURL(made);
          else setPicture({ url: made, rotation: stored });
        },
        () => !abort.signal.aborted && setFailed(true),
      );
    }, { rootMargin: '200px' });
    if (frame.current) watcher.observe(frame.current);
    return () => {
      abort.abort();
      watcher.disconnect();
      if (mine) URL.revokeObjectURL(mine);
    };
  }, [path]);
  return (
    <div ref={frame} className="page-image">
      {picture ? <img src={picture.url} alt={alt} style={{ transform: `rotate(${rotation - picture.rotation}deg)` }} /> : <span className="quiet small">{failed ? fallback : t('正在载入…')}</span>}
    </div>
  );
}
