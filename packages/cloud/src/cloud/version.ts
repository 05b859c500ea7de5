import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The version of the package. */
export const version: string = (require('@skyrig/cloud/package.json') as { version: string }).version;
