import { expect, test } from 'vitest';

import { assessed, byQueue, failure, invocations, observed, workerTest } from './assess.fixture.ts';

test('triggers tell who set them off', () => {
  const flow = workerTest('flow', 1, { invocations: [{ ...byQueue, origin: 'function', by: 'Scanner' }] });
  const tested = (tests: Parameters<typeof assessed>[0]): unknown =>
    assessed(tests).triggers.find(({ trigger }) => trigger === 'WorkerTasks')?.tested;
  expect(tested([])).toBe('never');
  expect(tested([flow])).toBe('in a flow');
  expect(tested([flow, workerTest('own', 1)])).toBe('entered');
});

test('an event source mapping that is not the trigger does not count for it', () => {
  const other = workerTest('other', 1, { invocations: [{ ...byQueue, via: 'Other' }] });
  expect(assessed([other]).triggers.find(({ trigger }) => trigger === 'WorkerTasks')?.tested).toBe('never');
});

test('services tell what is configured, used and asserted', () => {
  const use = { resource: 'Elsewhere', service: 's3', by: 'Worker', isDatabase: false, reads: 1, writes: 0 };
  const one = workerTest('one', 0);
  const { services } = assessed([{ ...one, uses: [...one.uses, use] }]);
  expect(services).toEqual([
    { service: 'dynamodb', configured: ['Table'], used: ['Table'], asserted: [], unknown: [] },
    { service: 's3', configured: [], used: [], asserted: [], unknown: ['Elsewhere'] },
    { service: 'sqs', configured: ['Dead', 'Queue'], used: [], asserted: [], unknown: [] },
  ]);
  expect(assessed([workerTest('one', 1)]).services[0]?.asserted).toEqual(['Table']);
});

test('failure scenarios are counted by category, with who met what', () => {
  const one = workerTest('one', 1, {
    failures: [failure('Worker', 'database', 'AccessDenied'), failure('Worker', 'duplicate')],
  });
  const two = workerTest('two', 1, { failures: [failure('Worker', 'database', 'Unavailable')] });
  const { failures } = assessed([one, two]);
  expect(failures.find(({ category }) => category === 'database')).toEqual({
    category: 'database',
    tests: 2,
    functions: ['Worker'],
    seen: ['AccessDenied', 'Unavailable'],
  });
  expect(failures.filter(({ tests }) => tests === 0).map(({ category }) => category)).toEqual([
    'external service',
    'throttling',
    'timeout',
    'out of order',
    'poison message',
  ]);
});

test('missing scenarios are those that can befall the function', () => {
  const categories = (tests: Parameters<typeof assessed>[0]): readonly string[] =>
    assessed(tests)
      .missing.filter(({ function: name }) => name === 'Worker')
      .map(({ category }) => category);
  expect(categories([workerTest('one', 1)])).toEqual([
    'database',
    'throttling',
    'timeout',
    'duplicate',
    'out of order',
    'poison message',
  ]);
  expect(categories([workerTest('one', 1, { failures: [failure('Worker', 'duplicate')] })])).not.toContain('duplicate');
  // A scheduled function that uses nothing can only be started twice.
  const scanner = observed('scan', { invocations: [invocations('Scanner', { trigger: 'schedule', origin: 'time' })] });
  expect(assessed([scanner]).missing.map(({ category }) => category)).toEqual(['duplicate']);
});

test('a function without any test is a P0 and names the file in which its test would live', () => {
  const { recommendations } = assessed([workerTest('one', 1, { file: 'tests/flows/queue.spec.ts' })]);
  expect(recommendations.filter(({ priority }) => priority === 'P0')).toEqual([
    expect.objectContaining({ subject: 'Janitor', file: 'tests/flows/janitor.spec.ts', why: 'no test runs it' }),
    expect.objectContaining({ subject: 'Scanner', what: 'write a test that starts it by schedule (ScannerNightly)' }),
    expect.objectContaining({ subject: 'Writer', file: 'tests/flows/writer.spec.ts' }),
  ]);
});

test('recommendations begin with the most urgent', () => {
  const priorities = assessed([workerTest('one', 0)]).recommendations.map(({ priority }) => priority);
  expect(priorities).toEqual([...priorities].sort());
  expect(new Set(priorities)).toEqual(new Set(['P0', 'P1', 'P2', 'P3']));
});

test('without any observation nothing is covered, and what tests would show is left out of the score', () => {
  const { coverage, factors, observedWeight } = assessed([]);
  expect(coverage).toMatchObject({ none: 4, percent: 0 });
  const unobserved = factors.filter(({ score }) => score === undefined).map(({ factor }) => factor);
  expect(unobserved).toEqual(['worker isolation', 'run isolation', 'cleanup', 'flake handling']);
  expect(observedWeight).toBe(35);
});
