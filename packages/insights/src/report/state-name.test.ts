import { expect, test } from 'vitest';

import { nameState } from './state-name.ts';

test('what belongs into quarantine is called flaky, and other states by their names', () => {
  expect((['healthy', 'suspect', 'quarantined', 'probation', 'broken'] as const).map(nameState)).toEqual([
    'healthy',
    'suspect',
    'flaky',
    'probation',
    'broken',
  ]);
});
