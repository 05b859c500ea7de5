/** The parameter under which bundled code finds what is injected. */
export const injectedName = '__skyrig';

/** Globals that bundled code gets from its sandbox instead of the realm it runs in. */
export const injectedGlobals = [
  'process',
  'console',
  'Date',
  'performance',
  'fetch',
  'awslambda',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
] as const;

export type InjectedGlobal = (typeof injectedGlobals)[number];

/** esbuild's `define`: free references to the globals become members of the injected object. */
export function injectedDefines(): Record<string, string> {
  const defines: Record<string, string> = {
    'Math.random': `${injectedName}.random`,
    'AbortSignal.timeout': `${injectedName}.abortAfter`,
    'crypto.randomUUID': `${injectedName}.randomUuid`,
  };
  for (const name of injectedGlobals) {
    defines[name] = `${injectedName}.${name}`;
    defines[`globalThis.${name}`] = `${injectedName}.${name}`;
    defines[`global.${name}`] = `${injectedName}.${name}`;
  }
  return defines;
}
