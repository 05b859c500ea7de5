import type { TestCloud } from 'skyrig';
import { describe, expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow, type PipelineParameters } from './support/deploy-pipeline.ts';

test.override({ cloudOptions: { ...CLOUD_OPTIONS, races: 'off' } });

/* Every write of the versioned writer counts, so that one more leaves a higher version; nothing else may differ. */
const VERSION = { resource: 'Results', attribute: 'version', reason: 'counts the writes' };
const MAX_TIME_MS = 50_000;

/** One row goes through the pipeline, and ends well. */
async function oneRow(cloud: TestCloud, parameters: PipelineParameters): Promise<() => Promise<void>> {
  const { schedules, scan } = await deployPipeline(cloud, parameters);
  return async () => {
    await schedules.put(dueRow('row-1', { payees: 2 }));
    await scan();
    expect(await schedules.get({ id: 'row-1' })).toMatchObject({ status: 'DONE' });
  };
}

describe.each(['correct', 'versioned', 'item-per-key'] as const)('the writer "%s"', (variant) => {
  test(`the ${variant} writer and its processor stand duplicates and crashes`, async ({ cloud }) => {
    const body = await oneRow(cloud, { WriterVariant: variant });
    const ignore = variant === 'versioned' ? [VERSION] : [];
    const handlers = ['Processor', 'Writer'];
    const report = await cloud.checkIdempotency(body, { handlers, direct: true, ignore, maxTimeMs: MAX_TIME_MS });
    expect(report.skipped).toEqual([expect.objectContaining({ why: 'not in handlers' })]);
    expect(report.handlers).toMatchObject([{ deliveries: 2 }, { deliveries: 1 }]);
    expect(report.cases).toBeGreaterThan(8);
  }, 60_000);
});

test('a scanner that crashes between claiming a row and sending its message leaves the row behind', async ({
  cloud,
}) => {
  const body = await oneRow(cloud, {});
  const checking = cloud.checkIdempotency(body, { handlers: ['Scanner'], maxTimeMs: MAX_TIME_MS });
  await expect(checking).rejects.toThrow(
    /1 of 3 cases[^]*invoked asynchronously by eventbridge\n {2}crashed after its 1st effect, dynamodb UpdateItem Schedules id="row-1"/,
  );
}, 60_000);
