export * from './access.js';
export * from './response.js';
export * from './term.js';
