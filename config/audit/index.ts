export * from './auditKinds';
