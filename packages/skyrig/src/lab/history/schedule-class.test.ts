import type { Access } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { invocation, record } from './records.fixture.ts';
import { readHistory } from './run-history.ts';
import { classOf } from './schedule-class.ts';

const on = (key: string, kind: Access['kind']): { accesses: Access[] } => ({
  accesses: [{ resource: 'T', key, kind }],
});
const classOfRun = (...steps: readonly (readonly [string, string, Access['kind']])[]): string =>
  classOf(readHistory(steps.map(([name, key, kind], index) => record(index + 1, invocation(name), on(key, kind)))));

test('the order of steps that do not touch each other makes no other class', () => {
  expect(classOfRun(['f', 'a', 'write'], ['g', 'b', 'write'])).toBe(
    classOfRun(['g', 'b', 'write'], ['f', 'a', 'write']),
  );
  expect(classOfRun(['f', 'a', 'read'], ['g', 'a', 'read'])).toBe(classOfRun(['g', 'a', 'read'], ['f', 'a', 'read']));
});

test('the order of steps that conflict does', () => {
  expect(classOfRun(['f', 'a', 'write'], ['g', 'a', 'read'])).not.toBe(
    classOfRun(['g', 'a', 'read'], ['f', 'a', 'write']),
  );
});
