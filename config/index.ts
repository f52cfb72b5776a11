export { accessDeclaration } from './accessDeclaration';
export * from './calendar';
export * from './catalogues';
export * from './enums';
export * from './fieldRules';
export * from './masks';
export * from './roles';
export * from './validators';
export * from './verification';
