import { describe, expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow } from './support/deploy-pipeline.ts';

test.override({
  cloudOptions: {
    ...CLOUD_OPTIONS,
    races: 'off',
  },
});

test('the racy writer is named in the first run, which passes, with both invocations, the item and the attribute', async ({
  cloud,
}) => {
  const { schedules, results, scan, stack } = await deployPipeline(cloud, { WriterVariant: 'racy' });
  await schedules.put(dueRow('row-1'));
  await scan();
  // All that this test asserts is right.
  expect(await results.get({ id: 'row-1' })).toMatchObject({ id: 'row-1', version: 0 });
  const [finding, ...others] = await cloud.races();
  expect(others).toEqual([]);
  const { warning, proof } = finding ?? expect.fail('no race was found');
  expect(warning.resource).toContain(stack.table('Results').name);
  expect(warning.key).toBe('id="row-1"');
  expect(warning.victim.handler).toContain('Writer');
  expect(warning.other.handler).toBe(warning.victim.handler);
  expect(warning.other.step.actor).not.toBe(warning.victim.write.actor);
  expect(proof?.difference.join()).toMatch(/values\.payee-0\d is missing, expected 100\d/);
});

describe.each(['correct', 'versioned', 'item-per-key'] as const)('the fix "%s"', (variant) => {
  test(`the ${variant} writer gets no warning`, async ({ cloud }) => {
    const { schedules, scan } = await deployPipeline(cloud, { WriterVariant: variant });
    await schedules.putAll([dueRow('row-1'), dueRow('row-2', { payees: 8 })]);
    await scan();
    expect(await cloud.races()).toEqual([]);
  });
});
