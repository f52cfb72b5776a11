#!/usr/bin/env node
// Writes docs/procedures/*.md from the declarations; with --check it only says which pages are stale.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(join(root, 'package.json'));
const folder = join(root, 'docs/procedures');

const { procedurePage } = require('@medregistry/language');
const { procedures } = require('@medregistry/config/procedures');

const pages = new Map(procedures.map((procedure) => [`${procedure.key}.md`, procedurePage(procedure)]));
await mkdir(folder, { recursive: true });
const present = (await readdir(folder)).filter((name) => name.endsWith('.md'));
const stale = [];
for (const name of present) if (!pages.has(name)) stale.push(name);
for (const [name, page] of pages) {
  const current = present.includes(name) ? await readFile(join(folder, name), 'utf8') : undefined;
  if (current !== page) stale.push(name);
}

if (process.argv.includes('--check')) {
  if (stale.length > 0) console.error(`Stale pages in docs/procedures: ${stale.join(', ')}. Run: npm run docs`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const name of stale) {
    const page = pages.get(name);
    if (page === undefined) await rm(join(folder, name));
    else await writeFile(join(folder, name), page);
  }
  console.log(stale.length > 0 ? `Wrote ${stale.join(', ')}` : 'docs/procedures is up to date');
}
