import { expect, test } from 'vitest';
import { Trace, type TraceRecord } from './trace.ts';

function traceOf(seqs: readonly number[], limit?: number): Trace {
  const trace = new Trace(limit);
  for (const seq of seqs) trace.append({ seq } as TraceRecord);
  return trace;
}

const numbers = (records: readonly TraceRecord[]): number[] => records.map(({ seq }) => seq);

test('answers the records from a number on, whether that number is there or not', () => {
  const trace = traceOf([2, 3, 5, 8]);
  expect([0, 3, 4, 8, 9].map((seq) => numbers(trace.since(seq)))).toEqual([[2, 3, 5, 8], [3, 5, 8], [5, 8], [8], []]);
});

test('forgets what is after a number', () => {
  const trace = traceOf([1, 2, 3, 4]);
  trace.truncate(2);
  expect(numbers(trace.records)).toEqual([1, 2]);
  trace.truncate(0);
  expect(numbers(trace.records)).toEqual([]);
});

test('drops the oldest records beyond its bound', () => {
  const trace = traceOf([1, 2, 3, 4, 5], 4);
  expect(numbers(trace.since(0))).toEqual([3, 4, 5]);
  expect(trace.dropped).toBe(2);
});
