import { expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow, pipelineOf, valuesOf } from './support/deploy-pipeline.ts';
import { steady } from './support/steady-output.ts';

/* What docs/flaky-races.md shows of exploring: its snippets are cut from here, its outputs from the files that are written here. */

test.override({ cloudOptions: { ...CLOUD_OPTIONS, races: 'off' } });

const row = dueRow('row-1');
const options = { regressions: false } as const;

test('every value is there, in whatever order the writers come', async ({ cloud }) => {
  await deployPipeline(cloud, { WriterVariant: 'racy' });
  const { schedules, results, scan } = pipelineOf(cloud);
  const exploring =
    // #region explore
    cloud.explore(async () => {
      await schedules.put(row);
      await scan();
      expect(await results.get({ id: 'row-1' })).toMatchObject({ values: valuesOf(row) });
    }, options);
  // #endregion
  const failure = await exploring.then(() => expect.fail('no order lost a value'), String);
  await expect(steady(failure)).toMatchFileSnapshot('output/explore-failure.txt');
});

test('the fixed writer holds in every order', async ({ cloud }) => {
  await deployPipeline(cloud, { WriterVariant: 'versioned' });
  const { schedules, results, scan } = pipelineOf(cloud);
  // #region fixed
  const report = await cloud.explore(
    async () => {
      await schedules.put(row);
      await scan();
      expect(await results.get({ id: 'row-1' })).toMatchObject({ values: valuesOf(row) });
    },
    { runs: 100, regressions: false },
  );
  expect(report.classes).toBeGreaterThan(10);
  // #endregion
}, 60_000);
