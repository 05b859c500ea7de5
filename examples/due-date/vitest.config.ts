import { defineConfig, mergeConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

import { sharedTestConfig } from '../../vitest.shared.ts';

/** All that a project of your own needs, and the name only where there are several. */
const own: ViteUserConfig = defineConfig({ test: { name: 'due-date', testTimeout: 30_000, hookTimeout: 30_000 } });

/* In Skyrig's repository the tests run against Skyrig's sources, unless they are to run against what was built. */
export default process.env['SKYRIG_PACKAGES'] === 'built' ? own : mergeConfig(sharedTestConfig, own);
