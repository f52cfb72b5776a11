export * from './Json';
export * from './canonical';
export * from './Problem';
export * from './Refusal';
export * from './Principal';
export * from './Endpoint';
