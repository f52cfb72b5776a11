export * from './cells';
export * from './TableColumn';
