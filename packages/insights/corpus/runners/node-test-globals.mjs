/** Gives `node:test` a global `test` as Vitest and Jest have it, and the order of tests that the seed says. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { test as runTest } from 'node:test';

const seed = process.env['CORPUS_SEED'] ?? '1';
const rankOf = (name) => createHash('sha1').update(`${seed}/order/${name}`).digest('hex');
const file = basename(process.argv[1] ?? '');
const tests = [];

globalThis.test = (name, run) => {
  if (tests.length === 0) {
    setImmediate(() => {
      for (const each of tests.toSorted((a, b) => (rankOf(a.name) < rankOf(b.name) ? -1 : 1))) {
        // The name carries the file: Node reports the place of this call for it.
        void runTest(`${file} > ${each.name}`, each.run);
      }
    });
  }
  tests.push({ name, run });
};
