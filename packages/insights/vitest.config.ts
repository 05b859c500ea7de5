import { defineConfig, mergeConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

import { sharedTestConfig } from '../../vitest.shared.ts';

const shared: ViteUserConfig = mergeConfig(sharedTestConfig, defineConfig({ test: { name: 'insights' } }));

export default {
  ...shared,
  // Node is given these as --conditions. With "import" among them, pg's require('pg-pool') gets an ES module and fails.
  ssr: { ...shared.ssr, resolve: { ...shared.ssr?.resolve, conditions: ['@skyrig/source', 'node', 'default'] } },
};
