import { expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, dueRow } from './support/deploy-pipeline.ts';

test.override({ cloudOptions: { ...CLOUD_OPTIONS, races: 'off' } });

test('of all that fails once, only a claim whose answer is lost leaves a row behind', async ({ cloud }) => {
  const { schedules, scan } = await deployPipeline(cloud);
  const body = async (): Promise<void> => {
    await schedules.put(dueRow('row-1', { payees: 2 }));
    await scan();
  };
  const kinds = ['internal error', 'lost response'] as const;
  const report = await cloud.exploreFaults(body, { kinds, maxTimeMs: 50_000 });
  expect(report.skipped.map(({ why }) => why)).toEqual(['the first stands for them', 'the first stands for them']);
  const once = report.faults.filter(({ fault }) => fault.endsWith('once'));
  expect(once.length).toBeGreaterThan(10);
  // The SDK asks again, finds the row claimed, and nobody knows that it was by itself.
  expect(once.filter(({ verdict }) => verdict !== 'survived')).toEqual([
    {
      handler: 'Scanner',
      call: 'dynamodb UpdateItem Schedules id="row-1"',
      kind: 'lost response',
      fault: 'response lost once',
      verdict: 'degraded',
      cure: undefined,
      details: [
        expect.stringContaining('Results id="row-1": is missing'),
        'Schedules id="row-1": status is "QUEUED", expected "DONE"',
      ],
    },
  ]);
}, 60_000);
