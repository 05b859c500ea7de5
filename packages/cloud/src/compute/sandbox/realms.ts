import { runInThisContext } from 'node:vm';

type Global = typeof globalThis;

/**
 * The globals of this code and those of the packages that are imported natively. They are the same, except where a test
 * runner (Jest) gives test code a context of its own.
 */
export const globals: readonly Global[] = [...new Set([globalThis, runInThisContext('globalThis') as Global])];

/** The `process` objects of the same realms. */
export const processes: readonly NodeJS.Process[] = [...new Set(globals.map((scope) => scope.process))];
