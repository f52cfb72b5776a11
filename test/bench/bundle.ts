import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { figure, type Line } from './table';

const DIST = path.resolve(__dirname, '..', '..', 'admin', 'dist');
const ASSETS = path.join(DIST, 'assets');
/** Chunks that the first work list loads beside the entry: the frame round every screen, and the list. */
const FIRST_SCREEN = /^(Frame|WorkList)-[\w-]+\.js$/;
const STATIC_IMPORT = /(?:\bfrom\s*|\bimport\s*)["'`]\.\/([\w.-]+\.js)["'`]/g;
const ASSET = /(?:src|href)="\/assets\/([\w.-]+\.(?:js|css))"/g;
const STYLE_OF = /assets\/([\w.-]+\.css)/g;

const compressed = (file: string): number => (existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : gzipSync(readFileSync(file), { level: 9 })).length;

const matches = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

/** The chunks and everything that they import before they run. */
function closure(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name) || !existsSync(path.join(ASSETS, name))) return;
    found.add(name);
    if (name.endsWith('.js')) matches(readFileSync(path.join(ASSETS, name), 'utf8'), STATIC_IMPORT).forEach(follow);
  };
  names.forEach(follow);
  return found;
}

const bytes = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + compressed(path.join(ASSETS, name)), 0);

/** The style sheets that a chunk's loader names for the chunks which it brings in later. */
function stylesFor(entries: ReadonlySet<string>, later: readonly string[]): string[] {
  const stems = later.map((name) => name.slice(0, name.indexOf('-') + 1));
  const named = [...entries].filter((name) => name.endsWith('.js')).flatMap((name) => matches(readFileSync(path.join(ASSETS, name), 'utf8'), STYLE_OF));
  return [...new Set(named)].filter((name) => stems.some((stem) => name.startsWith(stem)));
}

/** What the browser must fetch before somebody can sign in, and before the first work list stands there; compressed, out of `admin/dist`. */
export function bundleLines(): Line[] {
  if (!existsSync(ASSETS)) return [{ subject: 'bundle', found: 'the screens are not built' }];
  const page = (name: string): string => readFileSync(path.join(DIST, name), 'utf8');
  const signIn = closure(matches(page('index.html'), ASSET));
  const entry = closure(matches(page('app.html'), ASSET));
  const later = readdirSync(ASSETS).filter((name) => FIRST_SCREEN.test(name));
  const app = new Set([...entry, ...closure(later), ...stylesFor(entry, later)]);
  const scripts = (names: Iterable<string>): string[] => [...names].filter((name) => name.endsWith('.js'));
  const all = bytes(app) + compressed(path.join(DIST, 'app.html'));
  return [
    { subject: 'sign-in page: JavaScript, compressed', found: `${figure(bytes(scripts(signIn)) / 1000)} kB`, wanted: 'at most 10 kB' },
    { subject: `first work list: everything, compressed (${app.size} files)`, found: `${figure(all / 1000)} kB, ${figure(bytes(scripts(app)) / 1000)} kB of it JavaScript`, wanted: 'at most 480 kB' },
  ];
}
