/** `skyrig/config`: what a skyrig.config file imports. */
export { defineConfig } from '../config/define-config.ts';
export type {
  AssessConfig,
  CommandRunner,
  SkyrigConfig,
  TestConfig,
  TestRunner,
  VitestRunner,
} from '../config/skyrig-config.ts';
