export * from './as-of.js';
export * from './errors.js';
export * from './memory-rows.js';
export { ReadModel } from './read-model.js';
export * from './runner.js';
