import type { TraceRecord } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { record, invocation } from './records.fixture.ts';
import { readHistory } from './run-history.ts';

const orders = (records: readonly TraceRecord[]): string => {
  const history = readHistory(records);
  return history.events
    .flatMap((a) =>
      history.events.filter((b) => history.happensBefore(a, b)).map((b) => `${a.record.seq}<${b.record.seq}`),
    )
    .join(' ');
};

test('an answer happens before the requests sent after it; requests sent side by side are unordered', () => {
  const f = invocation('f');
  expect(orders([record(1, f), record(2, f), record(3, f, { after: 2 })])).toBe('1<3 2<3');
});

test('a cause happens before its effect, across actors and through services', () => {
  expect(
    orders([
      record(1, invocation('f')),
      record(2, 'sqs', { causes: [1] }),
      record(3, invocation('g'), { causes: [2] }),
    ]),
  ).toBe('1<2 1<3 2<3');
});

test('the end of an invocation happens after all it did, and before who waited for it', () => {
  const g = invocation('g');
  const f = invocation('f');
  expect(
    orders([
      record(1, f, { outcome: 'waiting' }),
      record(2, g, { causes: [1] }),
      record(3, g, { kind: 'completion' }),
      record(4, f, { kind: 'resumption', causes: [3] }),
      record(5, f, { after: 4 }),
    ]),
  ).toBe('1<2 1<3 1<4 1<5 2<3 2<4 2<5 3<4 3<5 4<5');
});

test('what the test saw settle happened before all it did then, and before what came of that', () => {
  const later = record(3, 'test', { settled: 2 });
  expect(
    orders([
      record(1, invocation('f')),
      record(2, invocation('g')),
      later,
      record(4, invocation('h'), { causes: [3] }),
    ]),
  ).toBe('1<3 1<4 2<3 2<4 3<4');
});

test('of a function that runs one invocation at a time, each comes after the one before', () => {
  const [first, second] = [invocation('f', 1), invocation('f', 2)];
  const records = [record(1, first), record(2, first, { kind: 'completion' }), record(3, second)];
  expect(orders(records)).toBe('1<2');
  const history = readHistory(records, { exclusive: new Set(['f']) });
  const [one, , three] = history.events;
  expect(one && three && history.happensBefore(one, three)).toBe(true);
});

test('steps of the same identity get labels of their own', () => {
  const f = invocation('f');
  expect(readHistory([record(1, f), record(2, f, { after: 1 })]).events.map(({ label }) => label)).toEqual([
    'f>dynamodb:GetItem#1',
    'f>dynamodb:GetItem#2',
  ]);
});
