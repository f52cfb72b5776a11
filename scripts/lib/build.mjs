import fs from 'node:fs';
import path from 'node:path';
import { ROOT, digestOf, filesBelow, inProject, readOr, say } from './project.mjs';
import { node } from './run.mjs';

const TSC = inProject('node_modules', 'typescript', 'bin', 'tsc');

/** The folders that the solution file names; the output of the screens is the bundler's. */
const projects = () =>
  JSON.parse(fs.readFileSync(inProject('tsconfig.json'), 'utf8'))
    .references.map((reference) => inProject(reference.path))
    .filter((project) => project !== inProject('admin'));

/** The sources of a project, as its output remembers them. */
const sourcesOf = (project) =>
  filesBelow(project)
    .map((file) => path.relative(project, file))
    .filter((name) => /\.(ts|tsx|json)$/.test(name));

/**
 * Sweeps a project's output when one of its sources has gone: the compiler leaves the old output behind, and Strapi
 * would load it as if it were there.
 */
function sweep(project) {
  const dist = path.join(project, 'dist');
  const before = readOr(path.join(dist, '.sources')).split('\n').filter(Boolean);
  const sources = new Set(sourcesOf(project));
  if (before.some((name) => !sources.has(name))) fs.rmSync(dist, { recursive: true });
}

/** Remembers the sources that the output was made of. */
function remember(project) {
  const dist = path.join(project, 'dist');
  if (fs.existsSync(dist)) fs.writeFileSync(path.join(dist, '.sources'), sourcesOf(project).join('\n'));
}

/**
 * Compiles what has changed, in the order of the project references: what the server needs, or with `everything` the
 * screens and the tests, too.
 *
 * @throws when a type is wrong; the compiler has then said where.
 */
export async function compile({ everything = false } = {}) {
  projects().forEach(sweep);
  const code = await node([TSC, '--build', everything ? ROOT : inProject('cms')]);
  if (code !== 0) throw new Error('The sources do not compile; the messages stand above.');
  projects().forEach(remember);
}

/**
 * Builds the screens when a source of theirs has changed: their own, the enumerations and validators of `config`, the
 * language, or the installed packages.
 *
 * @throws when the bundler fails.
 */
export async function buildAdmin() {
  const sources = ['admin', 'config', 'plugins/workflow/language'].flatMap((folder) => filesBelow(inProject(folder))).filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'));
  const digest = digestOf([...sources, inProject('package-lock.json')]);
  const stamp = inProject('admin', 'dist', '.digest');
  if (readOr(stamp) === digest) return;
  say('Building the screens');
  const code = await node([inProject('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--emptyOutDir', '--logLevel', 'warn'], { cwd: inProject('admin'), env: { NODE_ENV: 'production', VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' } });
  if (code !== 0) throw new Error('The screens could not be built; the messages stand above.');
  fs.writeFileSync(stamp, digest);
}
