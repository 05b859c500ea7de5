import type { Step } from '@skyrig/cloud';
import { expect, test } from 'vitest';
import { invocation } from '../history/records.fixture.ts';
import type { Choice } from './choice.ts';
import { PhasedOrder, type Phase } from './phased-order.ts';

/** Runs invocations of so many steps each, and what is enabled of them, to the end: `a1` is the first step of `a`, `a!` its end. */
function orderOf(
  phases: readonly Phase[],
  steps: Readonly<Record<string, number>>,
  isEnabled = (_label: string, _gone: readonly string[]): boolean => true,
): string {
  const order = new PhasedOrder(phases);
  order.begin();
  const gone: string[] = [];
  for (;;) {
    const choices = Object.entries(steps).flatMap(([name, count]): Choice[] => {
      const done = gone.filter((label) => label.startsWith(name)).length;
      if (done > count) return [];
      const isEnd = done === count;
      const label = isEnd ? `${name}!` : `${name}${String(done + 1)}`;
      if (!isEnabled(label, gone)) return [];
      const actor = invocation(name);
      const step = { kind: isEnd ? 'completion' : 'request', actor, identity: label } as Step;
      return [{ step, label, actor: actor.id, accesses: undefined }];
    });
    if (choices.length === 0) return gone.join(' ');
    const chosen = order.pick(choices);
    order.went(chosen);
    gone.push(chosen.label);
  }
}

test('invocations go one after the other, and before those without a phase', () => {
  expect(orderOf([{ of: 'c' }, { of: 'b' }], { a: 1, b: 2, c: 2 })).toBe('c1 c2 c! b1 b2 b! a1 a!');
});

test('an invocation is split by the whole of another', () => {
  expect(orderOf([{ of: 'a', until: 'a1' }, { of: 'b' }, { of: 'a' }], { a: 3, b: 2 })).toBe('a1 b1 b2 b! a2 a3 a!');
});

test('a split that is never reached ends with the invocation', () => {
  expect(orderOf([{ of: 'a', until: 'a9' }, { of: 'b' }, { of: 'a' }], { a: 2, b: 1 })).toBe('a1 a2 a! b1 b!');
});

test('who is held back goes all the same when nothing else can, the next in turn first', () => {
  const waitsForA = (label: string, gone: readonly string[]): boolean => label !== 'b1' || gone.includes('a!');
  expect(orderOf([{ of: 'b' }, { of: 'a' }, { of: 'c' }], { a: 2, b: 2, c: 1 }, waitsForA)).toBe(
    'a1 a2 a! b1 b2 b! c1 c!',
  );
});
