import type { ObservedEffect } from '@skyrig/insights';
import { expect, test } from 'vitest';

import { mergeStretches } from './merge-stretches.ts';
import type { ObservedStretch } from './observe-cloud.ts';

const stretch = (...effects: ObservedEffect[]): ObservedStretch => ({
  invocations: [],
  failures: [],
  effects,
  uses: [],
  faults: [],
  logs: [],
  leftovers: 0,
  stillRunning: 0,
});
const effect = { function: 'Take', service: 'dynamodb', changed: 2, read: 1, passedOn: 0 };

test('what was changed, read and asserted in several stretches of a test is added up', () => {
  const { effects } = mergeStretches([
    stretch({ ...effect, resource: 'Orders', asserted: 1 }, { ...effect, resource: 'Logs' }),
    stretch({ ...effect, resource: 'Orders', asserted: 2 }, { ...effect, resource: 'Logs' }),
  ]);
  expect(effects).toEqual([
    { ...effect, resource: 'Orders', changed: 4, read: 2, asserted: 3 },
    // Where nobody followed what assertions compared, there is no number of it.
    { ...effect, resource: 'Logs', changed: 4, read: 2 },
  ]);
});
