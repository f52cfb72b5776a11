export * from './activation';
export * from './activationSlip';
export * from './dates';
export * from './duties';
export * from './nurseLists';
export * from './nurseSearchLists';
export * from './practice';
export * from './starting';
