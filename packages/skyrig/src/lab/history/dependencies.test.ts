import type { Access } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { dependenciesOf } from './dependencies.ts';
import { invocation, record } from './records.fixture.ts';
import { readHistory, type RunHistory } from './run-history.ts';

/** `f read a`: steps of invocations, in order; each invocation's own follow each other. */
function historyOf(...lines: readonly string[]): RunHistory {
  const last = new Map<string, number>();
  return readHistory(
    lines.map((line, index) => {
      const [name = '', kind, key = '', at = '0'] = line.split(' ');
      const after = last.get(name);
      last.set(name, index + 1);
      return record(index + 1, invocation(name), {
        at: Number(at),
        identity: `${name}>${kind}(${key})`,
        accesses: [{ resource: 'T', key, kind: kind as Access['kind'] }],
        ...(after !== undefined && { after }),
      });
    }),
  );
}

const racesOf = (history: RunHistory): string[] =>
  dependenciesOf(history).reversals.map(({ earlier, later }) => `${earlier.index} ${later.index}`);

test('what has a step between that depends on the one and is needed by the other is no race', () => {
  // The write of f cannot come after that of g, unless it comes after the read of g first.
  expect(racesOf(historyOf('f read a', 'f write a', 'g read a', 'g write a'))).toEqual(['1 2']);
  expect(racesOf(historyOf('f read a', 'g read a', 'f write a', 'g write a'))).toEqual(['1 2', '2 3']);
});

test('steps that touch different things, and reads, do not race', () => {
  expect(racesOf(historyOf('f write a', 'g write b', 'h read a', 'i read a'))).toEqual(['0 2', '0 3']);
});

test('nothing races with a step that only time makes possible', () => {
  expect(racesOf(historyOf('f write a 1000', 'g write a 1000', 'h write a 2000'))).toEqual(['0 1']);
});

test('before the reversed step comes all that does not depend on the other', () => {
  const history = historyOf('h write a', 'f write a', 'f write b', 'g read c', 'g read a');
  const [, reversal] = dependenciesOf(history).reversals;
  expect(reversal?.earlier.index).toBe(1);
  expect(reversal?.before.map(({ index }) => index)).toEqual([0, 3]);
});

test('a step is named by what it depends on, not by where in the run it came', () => {
  const nameOf = (label: string, history: RunHistory): string | undefined => {
    const event = history.events.find((candidate) => candidate.label.startsWith(label));
    return event && dependenciesOf(history).nameOf(event);
  };
  const early = historyOf('f write a', 'g read a', 'h write b');
  const late = historyOf('h write b', 'f write a', 'g read a');
  const before = historyOf('g read a', 'f write a', 'h write b');
  expect(nameOf('g', late)).toBe(nameOf('g', early));
  expect(nameOf('g', before)).not.toBe(nameOf('g', early));
});

test('a reversed step is named as it is in the run that comes of it', () => {
  const [reversal] = dependenciesOf(historyOf('f write a', 'g read a')).reversals;
  const reversed = historyOf('g read a', 'f write a');
  const [first] = reversed.events;
  if (!first) expect.fail('the run has no steps');
  expect(dependenciesOf(reversed).nameOf(first)).toBe(reversal?.name);
});

const classOf = (...lines: readonly string[]): string => dependenciesOf(historyOf(...lines)).className;

test('the order of steps that do not touch each other makes no other class', () => {
  expect(classOf('f write a', 'g write b')).toBe(classOf('g write b', 'f write a'));
  expect(classOf('f read a', 'g read a')).toBe(classOf('g read a', 'f read a'));
});

test('the order of steps that conflict does', () => {
  expect(classOf('f write a', 'g read a')).not.toBe(classOf('g read a', 'f write a'));
});
