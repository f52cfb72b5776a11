export * from './dates';
export * from './practice';
