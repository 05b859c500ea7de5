import { defineConfig } from 'tsdown';

import { packageBuild } from '../../scripts/package-build.mjs';

export default defineConfig(packageBuild(import.meta.url));
