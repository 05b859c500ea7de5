import { join } from 'node:path';

import { expect, test } from 'vitest';

import { forgetUnlistedTriggers } from './forget-unlisted-triggers.ts';
import { readObservations } from './read-observations.ts';

const { tests } = readObservations(join(import.meta.dirname, 'test-support', 'due-date'));

test('only triggers that the list names are told apart', () => {
  const system = {
    template: 'system.json',
    functions: [],
    triggers: [{ name: 'ProcessorDue', kind: 'queue' as const, function: 'Processor' }],
    resources: [],
  };
  const [some] = tests.filter(({ invocations }) => invocations.some(({ via }) => via === 'ProcessorDue'));
  if (!some) throw new Error('no recorded test used the queue');
  const other = { ...some, invocations: some.invocations.map((one) => ({ ...one, via: 'Elsewhere' })) };
  const [kept, forgotten] = forgetUnlistedTriggers([some, other], system);
  expect(kept?.invocations.map(({ via }) => via)).toContain('ProcessorDue');
  expect(forgotten?.invocations.length).toBeGreaterThan(0);
  for (const one of forgotten?.invocations ?? []) expect(one).not.toHaveProperty('via');
});
