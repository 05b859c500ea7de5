import { fileURLToPath } from 'node:url';

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  testMatch: ['<rootDir>/suites/*.suite.mjs'],
  transform: {},
  setupFilesAfterEnv: ['<rootDir>/runners/jest-retry.mjs'],
  reporters: ['<rootDir>/runners/jest-reporter.mjs'],
  maxWorkers: 2,
  randomize: true,
};
