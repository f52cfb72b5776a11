export { applyDdl, ddlFiles } from './ddl';
export type { DdlFile } from './ddl';
export { withBootLock } from './bootLock';
export { inOneWrite } from './inOneWrite';
