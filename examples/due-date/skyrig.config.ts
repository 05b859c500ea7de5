import { defineConfig, type SkyrigConfig } from 'skyrig/config';

const config: SkyrigConfig = defineConfig({ test: { integration: { vitest: {} } } });

export default config;
