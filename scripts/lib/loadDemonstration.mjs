import { pathToFileURL } from 'node:url';
import { inProject } from './project.mjs';

/** Run as a process of its own, with the environment complete: Strapi takes over the signals of the process that loads it. */
const { boot, shutDown } = await import(pathToFileURL(inProject('cms', 'dist', 'boot.js')).href);
await shutDown(await boot({ demonstration: true }));
process.exit(0);
