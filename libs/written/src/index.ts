export * from './normalised.js';
export * from './written-date.js';
export * from './written-moment.js';
export * from './written-time.js';
export * from './written-weekday.js';
