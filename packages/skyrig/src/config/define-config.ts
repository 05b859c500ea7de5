import type { SkyrigConfig } from './skyrig-config.ts';

/**
 * Declares the configuration of a project, with types.
 *
 * @example
 * ```ts
 * // skyrig.config.ts
 * import { defineConfig } from 'skyrig/config';
 *
 * export default defineConfig({
 *   persist: '.skyrig/data',
 *   test: {
 *     unit: { vitest: { project: 'unit' } },
 *     integration: { command: 'pytest -q {k}' },
 *   },
 * });
 * ```
 */
export function defineConfig(config: SkyrigConfig): SkyrigConfig {
  return config;
}
