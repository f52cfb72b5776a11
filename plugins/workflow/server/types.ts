export type { ApplicationView, ClockView, DocumentView, FlagView, MaterialView, NoteView, PageView } from './ApplicationView';
export type { EffectActor, Subject, Target, WorkflowDeclaration } from './Declaration';
export type { Asking, Engine, Opening, Prospect } from './services/engine';
export type { ListPage, ListQuestion, ListRow, WorkList } from './services/workList';
export type { Registry } from './services/registry';
export type { Workflow } from './services/workflow';
