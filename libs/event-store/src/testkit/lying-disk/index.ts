export * from './disk.js';
export * from './engine.js';
export * from './power-loss.js';
export * from './random.js';
