import { expect, test } from 'vitest';

import { splitExpired } from './split-expired.ts';

const entry = { test: 'a > b', owner: '@a', reason: 'r', since: '2026-03-02', expires: '2026-03-16' };

test('an entry is in force up to its last day', () => {
  expect(splitExpired([entry], '2026-03-16')).toEqual({ active: [entry], expired: [] });
  expect(splitExpired([entry], '2026-03-17')).toEqual({ active: [], expired: [entry] });
});
