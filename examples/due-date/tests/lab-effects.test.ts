import { describe, expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow } from './support/deploy-pipeline.ts';

test.override({ cloudOptions: { ...CLOUD_OPTIONS, effects: 'follow' } });

describe('a test that asserts one of three values', () => {
  test('is told of the others by name, with an assertion for each', async ({ cloud }) => {
    const { schedules, results, scan } = await deployPipeline(cloud);
    // #region effects
    await schedules.put(dueRow('row-1'));
    await scan();
    expect((await results.get({ id: 'row-1' }))?.values['payee-01']).toBe(1001);
    const { units, score } = await cloud.effects();
    const values = units.filter(({ attribute }) => attribute.startsWith('values.'));
    expect(values.map(({ handler, resource, attribute, level }) => [handler, resource, attribute, level])).toEqual([
      ['Writer', 'Results', 'values.payee-02', 0],
      ['Writer', 'Results', 'values.payee-03', 0],
      ['Writer', 'Results', 'values.payee-01', 3],
    ]);
    // #endregion
    expect(values[0]?.suggestion).toBe(
      "expect(await cloud.stack().table('Results').get({ id: 'row-1' })).toMatchObject({ values: { 'payee-02': 1000 } });",
    );
    expect(score).toBeLessThan(0.5);
  });

  test('does not notice when another value is dropped or changed, and notices when its own is', async ({ cloud }) => {
    const { schedules, results, scan } = await deployPipeline(cloud);
    // #region mutate
    const { mutations, predictions } = await cloud.mutateEffects(
      async () => {
        await schedules.put(dueRow('row-1'));
        await scan();
        expect((await results.get({ id: 'row-1' }))?.values['payee-01']).toBe(1001);
      },
      { cache: false, operators: ['TAMPER'] },
    );
    // #endregion
    const verdicts = mutations.filter(
      ({ handler, attribute }) => handler === 'Writer' && attribute?.startsWith('values.'),
    );
    expect(verdicts.map(({ attribute, verdict }) => [attribute, verdict])).toEqual([
      ['values.payee-02', expect.stringMatching(/predicted|survived/)],
      ['values.payee-03', expect.stringMatching(/predicted|survived/)],
      ['values.payee-01', 'killed by assertion'],
    ]);
    expect(predictions).toEqual({ checked: 1, right: 1 });
  }, 60_000);
});

test('a test that asserts all values has none of them left', async ({ cloud }) => {
  const { schedules, results, scan } = await deployPipeline(cloud);
  await schedules.put(dueRow('row-1'));
  await scan();
  expect(await results.get({ id: 'row-1' })).toMatchObject({
    values: { 'payee-01': 1001, 'payee-02': 1000, 'payee-03': 1000 },
    completedAt: '2026-03-10T09:00:00.000Z',
  });
  expect(await schedules.get({ id: 'row-1' })).toMatchObject({ status: 'DONE' });
  const open = (await cloud.effects()).units.filter(({ level, isTransient }) => level < 3 && isTransient !== true);
  expect(open.map(({ handler, attribute }) => [handler, attribute])).toEqual([
    ['Processor', 'expectedKeys'],
    ['Processor', 'version'],
  ]);
});
