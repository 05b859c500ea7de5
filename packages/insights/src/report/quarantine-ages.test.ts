import { expect, test } from 'vitest';

import { describeQuarantine } from './quarantine-ages.ts';

const entry = { owner: '@acme/checkout', reason: 'fails by itself' };

test('entries stand by age, and one is expired on the day after its last', () => {
  const ages = describeQuarantine(
    [
      { ...entry, test: 'young', since: '2026-01-15', expires: '2026-01-17' },
      { ...entry, test: 'old', since: '2026-01-04', expires: '2026-01-16', issue: 'https://example.org/1' },
    ],
    (id) => (id === 'old' ? 'probation' : undefined),
    Date.UTC(2026, 0, 17, 12),
  );
  expect(ages).toEqual([
    {
      ...entry,
      id: 'old',
      issue: 'https://example.org/1',
      since: '2026-01-04',
      expires: '2026-01-16',
      ageDays: 13,
      daysLeft: -1,
      isExpired: true,
      state: 'probation',
    },
    { ...entry, id: 'young', since: '2026-01-15', expires: '2026-01-17', ageDays: 2, daysLeft: 0, isExpired: false },
  ]);
});
