import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { TestRunner } from '../../config/skyrig-config.ts';
import { planRun, quoteWord, type TestRequest } from './planned-run.ts';

const shown = (runner: TestRunner, request: Partial<TestRequest> = {}): string =>
  planRun(runner, import.meta.dirname, 'test.unit', { isVerbose: false, rest: [], ...request }).shown;

test('Vitest gets its project, its config, the filter as -t and verbose as its reporter', () => {
  const vitest = { project: 'unit', config: 'a b.ts' };
  expect(shown({ vitest: {} })).toBe('vitest run');
  expect(shown({ vitest }, { pattern: 'pays twice', isVerbose: true, rest: ['--coverage'] })).toBe(
    "vitest run --project unit --config 'a b.ts' -t 'pays twice' --reporter=verbose --coverage",
  );
});

test('a command gets the filter and the verbose flag where its placeholders are, and nothing without them', () => {
  expect(shown({ command: 'pytest -q {k} {v}' })).toBe('pytest -q');
  expect(shown({ command: 'pytest -q {k} {v}' }, { pattern: 'a or b', isVerbose: true })).toBe(
    "pytest -q -k 'a or b' -v",
  );
  expect(shown({ command: 'go test {v} {k} ./...', filter: '-run {pattern}' }, { pattern: 'TestPay$' })).toBe(
    "go test  -run 'TestPay$' ./...",
  );
});

test('a pattern with replacement signs stays what it is', () => {
  expect(shown({ command: 'run {k}' }, { pattern: '$&$1' })).toBe("run -k '$&$1'");
});

test('a filter that the command has no place for is refused', () => {
  expect(() => shown({ command: 'make test' }, { pattern: 'a' })).toThrow(
    'test.unit cannot take -k: its command (make test) has no {k} where the filter goes, such as pytest -q {k}.',
  );
});

test('a project without Vitest is told what to do', () => {
  expect(() => planRun({ vitest: {} }, '/', 'test.unit', { isVerbose: false, rest: [] })).toThrow(
    'Vitest is not installed in /. Install it (npm install --save-dev vitest), or set test.unit',
  );
});

test.skipIf(process.platform === 'win32')('the shell reads a quoted word back as it was', () => {
  const words = fc.array(
    fc
      .string({ minLength: 1 })
      .map((text) => text.replaceAll('\0', ''))
      .filter(Boolean),
    { minLength: 1 },
  );
  const echo = (quoted: string): string[] =>
    execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${quoted}`], { encoding: 'utf8' })
      .split('\0')
      .slice(0, -1);
  fc.assert(
    fc.property(words, (list) => {
      expect(echo(list.map((word) => quoteWord(word, 'linux')).join(' '))).toEqual(list);
    }),
  );
});
