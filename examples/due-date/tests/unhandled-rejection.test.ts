import { expect, test } from 'vitest';
import { runVitest } from './support/run-vitest.ts';

test('scenario 18: an un-awaited promise or an unhandled rejection in a handler fails the test that caused it, and no other', async () => {
  const outcomes = await runVitest('unawaited.fixture.ts');
  expect(outcomes.map(({ name, status }) => [name, status])).toEqual([
    ['a: a request is not awaited', 'failed'],
    ['b: a rejection is not handled', 'failed'],
    ['c: nothing is forgotten', 'passed'],
    ['d: nothing is forgotten, asynchronously', 'passed'],
  ]);
  const [request, rejection] = outcomes;
  expect(request?.message).toMatch(/A function did not clean up after itself:\n.*Forgetful.*request POST/);
  expect(rejection?.message).toMatch(
    /A function did not clean up after itself:\n.*Forgetful.*The audit could not be saved/,
  );
}, 60_000);
