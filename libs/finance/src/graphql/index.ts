export * from './totals.js';
export * from './types.js';
export * from './payloads.js';
