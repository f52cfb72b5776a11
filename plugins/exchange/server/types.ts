export { defineExport, defineNarrowedExport } from './ExportDeclaration';
export type { ExportColumn, ExportDeclaration, ExportQuestion } from './ExportDeclaration';
export { defineImport } from './ImportDeclaration';
export type { AnyImport, Checked, ImportColumn, ImportContext, ImportDeclaration, Parsed, ParsedRow, Verdict, Written } from './ImportDeclaration';
export { ImportCounts, ImportRun, ImportState, RemarkedRow, RemarkGroup } from './ImportRun';
export type { Place } from './Place';
export { note, problem, Remark } from './Remark';
export type { Exchange } from './services/exchange';
