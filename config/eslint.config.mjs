import { join } from 'node:path';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const PURE = '/^(decide|evolve)/';
/** A function by that name or a fold's property; not a method of a class, such as the executor's own. */
const expression = ':matches(ArrowFunctionExpression, FunctionExpression)';
const pure = `:matches(FunctionDeclaration[id.name=${PURE}], VariableDeclarator[id.name=${PURE}] > ${expression}, Property[key.name=${PURE}] > ${expression})`;
const impure = {
  'NewExpression[callee.name="Date"]': 'the time comes in meta',
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]': 'the time comes in meta',
  'CallExpression[callee.object.name="Math"][callee.property.name="random"]': 'chance is no reason for a decision',
  'CallExpression[callee.name=/^random(UUID|Int|Bytes)$/]': 'ids come in meta or are derived from the command',
  'CallExpression[callee.property.name=/^random(UUID|Int|Bytes)$/]': 'ids come in meta or are derived from the command',
  'MemberExpression[object.name="process"]': 'settings come from outside',
  AwaitExpression: 'everything that it needs is in its arguments',
};

const settingsOnly = {
  object: 'process',
  property: 'env',
  message: 'The environment is read in src/host/settings.ts only.',
};

const commandsOnly = {
  name: '@nestjs/cqrs',
  importNames: ['EventBus', 'EventPublisher', 'EventsHandler', 'Saga', 'AggregateRoot', 'QueryBus', 'QueryHandler'],
  message: 'Only commands go through the bus: events come from the store, queries are read from their projection.',
};

export default defineConfig(
  globalIgnores(['dist/', 'coverage/', '.data/', '**/*.d.ts']),
  {
    files: ['{src,migrations,test}/**/*.ts', 'web/**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'web/tsconfig.json'],
        tsconfigRootDir: join(import.meta.dirname, '..'),
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      // Event handlers of screens may start a request without waiting; conditions may not.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 400],
      'no-restricted-imports': ['error', { paths: [commandsOnly] }],
      'no-restricted-syntax': [
        'error',
        ...Object.entries(impure).map(([selector, reason]) => ({
          selector: `${pure} ${selector}`,
          message: `Decisions and states are pure: ${reason}.`,
        })),
        { selector: `${pure}[async=true]`, message: 'Decisions and states are pure: they do not wait.' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/host/settings.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': ['error', settingsOnly] },
  },
);
