import { useEffect, useState } from 'react';
import { moment } from '../../hooks/useDates';
import { useMe } from '../../hooks/useMe';
import './style.css';

const MINUTE = 60_000;

const SIZE = 15;
/** Pixels that a text takes at most: a tile must not cut off the time. */
const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign > '\u00ff' ? SIZE : SIZE * 0.65), 0);

const escaped = (text: string): string => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * 水印: who looks at this screen and when, faintly over everything, so that a photograph of personal data names its
 * photographer. For those who work for an authority; what applicants see is their own.
 */
export function Watermark(): React.JSX.Element | null {
  const { me, isStaff } = useMe();
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(new Date()), MINUTE);
    return () => window.clearInterval(timer);
  }, []);
  if (!me || !isStaff) return null;
  const plain = `${me.user.displayName ?? ''} ${me.user.username} ${moment(now.toISOString())}`;
  const [text, width] = [escaped(plain), Math.ceil(lengthOf(plain)) + 40];
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="200"><text x="20" y="106" transform="rotate(-18 ${width / 2} 100)" font-size="${SIZE}" font-family="sans-serif" fill="#000" fill-opacity="0.07">${text}</text></svg>`;
  return <div className="watermark" aria-hidden="true" data-watermark={text} style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
