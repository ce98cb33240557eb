export * from './board.js';
export * from './codes.js';
export * from './entry.js';
export * from './incident.js';
export * from './person.js';
export * from './session.js';
export * from './values.js';
export * from './work.js';
