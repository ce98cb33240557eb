export * from './command-context.js';
export * from './command-id.js';
export * from './command-runner.js';
export * from './errors.js';
export * from './stream-queue.js';
