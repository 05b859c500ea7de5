import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';
import type { CallerProvider } from './interception.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;
type Patchable = Record<string, AnyFunction | undefined>;

const callbackFunctions = [
  'pbkdf2',
  'scrypt',
  'randomBytes',
  'randomFill',
  'randomInt',
  'hkdf',
  'generateKeyPair',
  'generateKey',
  'sign',
  'verify',
];
const subtleMethods = [
  'digest',
  'sign',
  'verify',
  'encrypt',
  'decrypt',
  'generateKey',
  'deriveBits',
  'deriveKey',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
];

/** Counts asynchronous crypto and compression, which Node.js does not list among its active resources. */
export function patchThreadPool(findCaller: CallerProvider): () => void {
  const undo: (() => void)[] = [];
  const replace = (target: object, name: string, wrap: (original: AnyFunction) => AnyFunction): void => {
    const patchable = target as Patchable;
    const original = patchable[name];
    if (!original) return;
    const patched = Object.assign(wrap(original), original);
    patchable[name] = patched;
    undo.push(() => {
      if (patchable[name] === patched) patchable[name] = original;
    });
  };
  const countCallback =
    (label: string) =>
    (original: AnyFunction): AnyFunction =>
      function (...args) {
        const callback = args.at(-1);
        const close = typeof callback === 'function' ? findCaller()?.foreign?.open(label) : undefined;
        if (!close) return original.apply(this, args);
        args[args.length - 1] = function (this: unknown, ...results: unknown[]): unknown {
          close();
          return (callback as AnyFunction).apply(this, results);
        };
        return original.apply(this, args);
      };
  const countPromise =
    (label: string) =>
    (original: AnyFunction): AnyFunction =>
      async function (...args) {
        const close = findCaller()?.foreign?.open(label);
        try {
          return await original.apply(this, args);
        } finally {
          close?.();
        }
      };
  for (const name of callbackFunctions) replace(crypto, name, countCallback('crypto'));
  for (const name of subtleMethods)
    replace(Object.getPrototypeOf(crypto.webcrypto.subtle) as object, name, countPromise('crypto'));
  const zlibBase = Object.getPrototypeOf(Object.getPrototypeOf(zlib.Gzip.prototype)) as object;
  for (const name of ['_transform', '_flush', '_final']) replace(zlibBase, name, countCallback('zlib'));
  syncBuiltinESMExports();
  return () => {
    for (const step of undo) step();
    syncBuiltinESMExports();
  };
}
