/** Projects: `unit` is everything beside the code; `acceptance` (under test/) starts servers and a real browser. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { module: { type: 'es6' } }] },
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  // A slow machine is no failure; what hangs still ends.
  testTimeout: 60_000,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/libs/**/*.spec.ts', '<rootDir>/apps/**/*.spec.{ts,tsx}'] },
    { ...shared, displayName: 'test', testMatch: ['<rootDir>/test/**/*.spec.ts'], setupFilesAfterEnv: ['<rootDir>/test/once-more.ts'] },
  ],
};
