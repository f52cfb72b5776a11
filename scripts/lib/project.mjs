import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Where data, files, secrets and the embedded database lie: `DATA_DIR`, or `.data` in the project. */
export const dataDir = () => path.resolve(ROOT, process.env.DATA_DIR || '.data');

/** An absolute path inside the project. */
export const inProject = (...parts) => path.join(ROOT, ...parts);

const began = Date.now();

/** Tells the person who waits what is being done, with the seconds since the beginning. */
export function say(sentence) {
  process.stdout.write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${sentence}\n`);
}

/** Ends with a sentence that says what to do instead of a stack trace. */
export function giveUp(sentence) {
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

const SKIPPED = new Set(['node_modules', 'dist', '.git', '.data', '.strapi', '.cache', '.artifacts']);

/** Every file below a folder, sorted, without what is installed or built. */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(path.join(folder, entry.name)) : [path.join(folder, entry.name)]));
}

/** One digest over names and contents, so that a changed clock or checkout does not count as a change. */
export function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${path.relative(ROOT, file)}\0`);
    hash.update(fs.readFileSync(file));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** A file's text, or `''` when there is none. */
export const readOr = (file, otherwise = '') => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : otherwise);
