export * from './coded.js';
export * from './data-class.js';
export * from './event.js';
export * from './fault-of.js';
export * from './registry.js';
export * from './schema.js';
export * from './seal.js';
