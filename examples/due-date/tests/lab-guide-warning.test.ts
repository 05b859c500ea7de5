import { expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow, pipelineOf } from './support/deploy-pipeline.ts';
import { steady } from './support/steady-output.ts';

/* What docs/flaky-races.md shows of warnings. A file tells each race once, so that this test is alone in its own. */

test.override({ cloudOptions: CLOUD_OPTIONS });

const row = dueRow('row-1');

test('the row is there when the pipeline has run', async ({ cloud }) => {
  await deployPipeline(cloud, { WriterVariant: 'racy' });
  // #region green
  const { schedules, results, scan } = pipelineOf(cloud);
  await schedules.put(row);
  await scan();
  expect(await results.get({ id: 'row-1' })).toMatchObject({ expectedKeys: row.expectedKeys });
  // #endregion
  let warning = '';
  await cloud.reportRaces((text) => (warning = text));
  await expect(steady(warning)).toMatchFileSnapshot('output/race-warning.txt');
});
