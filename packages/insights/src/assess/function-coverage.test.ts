import { expect, test } from 'vitest';

import { assessed, byQueue, failure, invocations, observed, rowOf, workerTest } from './assess.fixture.ts';

test('a function is fully covered when a test enters by its trigger, reads its effects, and a failure path is exercised', () => {
  const happy = workerTest('happy', 1);
  expect(rowOf(assessed([happy]), 'Worker')).toMatchObject({
    coverage: 'Partial',
    reasons: ['no failure path of it is exercised'],
  });
  const sad = observed('sad', { invocations: [byQueue], failures: [failure('Worker', 'handler error')] });
  expect(rowOf(assessed([happy, sad]), 'Worker')).toMatchObject({ coverage: 'Full', reasons: [], entering: 2 });
});

test('a function that is reached through others only is partially covered', () => {
  const flow = workerTest('flow', 1, { invocations: [{ ...byQueue, origin: 'function', by: 'Scanner' }] });
  expect(rowOf(assessed([flow]), 'Worker').reasons[0]).toBe(
    'reached only inside a larger flow: no test sets off its trigger, queue (WorkerTasks), itself',
  );
});

test('a function that has a trigger and is only called directly is partially covered', () => {
  const direct = workerTest('direct', 1, { invocations: [invocations('Worker')] });
  expect(rowOf(assessed([direct]), 'Worker').reasons[0]).toBe(
    'only called directly, never by its trigger, queue (WorkerTasks)',
  );
});

test('for a function that only others call, a call by the test is the real trigger', () => {
  expect(rowOf(assessed([observed('call', { invocations: [invocations('Writer')] })]), 'Writer')).toMatchObject({
    triggers: ['invoke (by Worker)'],
    entering: 1,
    reasons: ['no failure path of it is exercised'],
  });
});

test('changes that no test looks at are named; those that another function takes up need no look', () => {
  expect(rowOf(assessed([workerTest('blind', 0)]), 'Worker').reasons).toContain(
    'no test looked at what it changed in Table',
  );
  const effect = { function: 'Worker', resource: 'Queue', service: 'sqs', changed: 2, read: 0, passedOn: 2 };
  expect(rowOf(assessed([workerTest('passes on', 1, { effects: [effect] })]), 'Worker').reasons).toEqual([
    'no failure path of it is exercised',
  ]);
});

test('where assertions were followed, a mere read is not enough', () => {
  const effect = {
    function: 'Worker',
    resource: 'Table',
    service: 'dynamodb',
    changed: 1,
    read: 1,
    asserted: 0,
    passedOn: 0,
  };
  expect(rowOf(assessed([workerTest('reads', 1, { effects: [effect] })]), 'Worker').reasons).toContain(
    'no test looked at what it changed in Table',
  );
});

test('a failed test is no evidence of coverage', () => {
  expect(rowOf(assessed([workerTest('red', 1, { outcome: 'failed' })]), 'Worker')).toMatchObject({
    coverage: 'None',
    tests: [],
  });
});

test('an excluded function says why, and does not count', () => {
  const { coverage, functions } = assessed([], {
    exclude: [{ function: 'Janitor', reason: 'run by hand once a year' }],
  });
  expect(functions[0]).toMatchObject({ coverage: 'Excluded', reasons: ['run by hand once a year'] });
  expect(coverage).toEqual({ full: 0, partial: 0, none: 3, excluded: 1, percent: 0 });
});
