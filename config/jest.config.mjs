import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const swc = { ...JSON.parse(readFileSync(resolve(here, 'swc.json'), 'utf8')), swcrc: false };

const shared = {
  rootDir: resolve(here, '..'),
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  setupFiles: ['reflect-metadata'],
  testEnvironment: 'node',
};

/** Two projects: rules that need nothing, and suites on a real PostgreSQL started once for the run. */
export default {
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  // No test times anything by this: it only ends one that hangs, also on a machine that does other work.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'rules',
      testMatch: ['<rootDir>/{src,test}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '\\.(int|journey|fault)\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/{src,test}/**/*.{int,journey,fault}.spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/support/global-teardown.ts',
    },
  ],
};
