import { startTestCloud } from 'skyrig';
import type { ResultRow, ScheduleStatus } from '../../src/rows.ts';
import { CLOUD_OPTIONS, deployPipeline, type PipelineParameters } from './deploy-pipeline.ts';
import { tallyRun } from './run-tally.ts';
import { ROW } from './three-values.ts';

/** How a row stands after a run. */
export interface RunOutcome {
  readonly values: ResultRow['values'];
  readonly status: ScheduleStatus | undefined;
}

/**
 * Runs the pipeline once, on a cloud of its own, with a seeded scheduler that decides which of the
 * steps that could happen next does. The same seed gives the same order, always.
 */
export async function runUnderSchedule(
  variant: PipelineParameters['WriterVariant'],
  seed: number,
): Promise<RunOutcome> {
  await using cloud = await startTestCloud({ ...CLOUD_OPTIONS, environment: false, schedule: { seed } });
  tallyRun(cloud);
  const { schedules, results, scan, stack } = await deployPipeline(cloud, { WriterVariant: variant ?? 'correct' });
  await schedules.put(ROW);
  await scan();
  const { status } = (await schedules.get({ id: ROW.id })) ?? {};
  const values =
    variant === 'item-per-key'
      ? itemValues(await stack.table('Results').items())
      : (await results.get({ id: ROW.id }))?.values;
  return { values: values ?? {}, status };
}

/** Cents by payee, where every value is an item of its own. */
export function itemValues(items: readonly Readonly<Record<string, unknown>>[]): Record<string, number> {
  return Object.fromEntries(
    items.filter((item) => item['rowId'] !== undefined).map((item) => [String(item['key']), Number(item['cents'])]),
  );
}
