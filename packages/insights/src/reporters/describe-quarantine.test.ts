import { expect, test } from 'vitest';

import { createAttempt, createResult } from '../model/test-support/create-run.ts';
import type { QuarantineEntry } from '../quarantine/quarantine-entry.ts';
import { describeQuarantine } from './describe-quarantine.ts';

const entry = (name: string, more: Partial<QuarantineEntry> = {}): QuarantineEntry => ({
  test: `test/orders.test.ts > ${name}`,
  owner: '@payments',
  reason: 'waits for the clock',
  since: '2026-03-02',
  expires: '2026-03-16',
  ...more,
});
const failed = { attempts: [createAttempt('failed', { message: 'timed out after 5000 ms\nat once' })] };

test('the end of a run says who was excused, who was not, and whose time is over', async () => {
  const listed = [entry('pays', { issue: 'https://github.com/acme/shop/issues/7' }), entry('races'), entry('ships')];
  const lines = describeQuarantine(
    [
      createResult('pays', failed),
      createResult('races', { ...failed, replayToken: 'skr1.a1b2' }),
      createResult('ships'),
      createResult('breaks', failed),
    ],
    {
      active: new Map(listed.map((item) => [item.test, item])),
      expired: [entry('prints', { since: '2026-02-01', expires: '2026-02-15' })],
    },
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/quarantine.txt');
});

test('where nothing failed there is nothing to say', () => {
  const active = new Map([[entry('pays').test, entry('pays')]]);
  expect(describeQuarantine([createResult('pays')], { active, expired: [] })).toEqual([]);
});
