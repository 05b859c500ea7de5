import fc from 'fast-check';
import { expect, test } from 'vitest';

import { runFileName } from './run-file-name.ts';

const startedAt = Date.parse('2026-03-02T10:00:00.5Z');

test('a name says when, which run and which shard', () => {
  expect(runFileName({ startedAt, runId: '8123', shard: 3 })).toBe('20260302T100000.500Z-8123-0003.json');
});

test('whatever an id holds, the name is safe, and other ids have other names', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      const name = (runId: string): string => runFileName({ startedAt, runId, shard: 1 });
      expect(name(one)).toMatch(/^[\w.-]{1,110}$/);
      expect(name(one) === name(other)).toBe(one === other);
    }),
  );
  const longer = 'x'.repeat(100);
  expect(runFileName({ startedAt, runId: longer, shard: 1 })).not.toBe(
    runFileName({ startedAt, runId: `${longer}y`, shard: 1 }),
  );
});

test('names sort by start, then run, then shard', () => {
  const names = [
    runFileName({ startedAt, runId: 'a', shard: 2 }),
    runFileName({ startedAt, runId: 'a', shard: 10 }),
    runFileName({ startedAt, runId: 'b', shard: 1 }),
    runFileName({ startedAt: startedAt + 1, runId: 'a', shard: 1 }),
  ];
  expect([...names].reverse().sort()).toEqual(names);
});
