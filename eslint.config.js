import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const domainOnly = {
  paths: [
    {
      name: '#contracts',
      importNames: ['pendingValue', 'isPendingSeal'],
      message: 'deciders, folds and views never look into a sealed value',
    },
    { name: '#privacy', message: 'deciders, folds and views never open a sealed value' },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', '.honbu/', 'test-results/', 'docs/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/cqrs',
              importNames: ['EventBus', 'Saga', 'AggregateRoot', 'EventPublisher', 'EventsHandler', 'IEvent'],
              message: 'a domain event travels through the log only: an in-process bus is unawaited, unordered and lost at a crash',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['libs/*/src/domain/**', 'libs/*/src/views/**', 'libs/*/src/policies/**', 'libs/boards/src/**/*.board.ts'],
    rules: { 'no-restricted-imports': ['error', domainOnly] },
  },
  { files: ['apps/cli/**', 'scripts/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.cjs'], languageOptions: { globals: { module: 'writable' } } },
);
