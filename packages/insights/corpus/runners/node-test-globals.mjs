/** Gives `node:test` a global `test` as Vitest and Jest have it, and the order of tests that the seed says. */
import { createHash } from 'node:crypto';
import { test as runTest } from 'node:test';
import { compileFunction } from 'node:vm';

const seed = process.env['CORPUS_SEED'] ?? '1';
const rankOf = (name) => createHash('sha1').update(`${seed}/order/${name}`).digest('hex');
// Node reports a test for the file in which `test` was called: the call must seem to stand in the suite.
const declare = compileFunction('void runTest(name, run);', ['runTest', 'name', 'run'], { filename: process.argv[1] });
const tests = [];

globalThis.test = (name, run) => {
  if (tests.length === 0) {
    setImmediate(() => {
      const ordered = tests.toSorted((a, b) => (rankOf(a.name) < rankOf(b.name) ? -1 : 1));
      for (const each of ordered) declare(runTest, each.name, each.run);
    });
  }
  tests.push({ name, run });
};
