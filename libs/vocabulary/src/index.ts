export * from './response.js';
export * from './term.js';
