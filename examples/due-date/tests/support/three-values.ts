import assert from 'node:assert/strict';
import type { TestCloud } from 'skyrig';
import type { ScheduleRow } from '../../src/rows.ts';
import { dueRow, pipelineOf, valuesOf } from './deploy-pipeline.ts';

/** A row of three values. */
export const ROW: ScheduleRow = dueRow('row-1', { expectedKeys: ['ann', 'ben', 'cem'], amountCents: 3000 });

/** Lets a row of three values through the pipeline; throws when one is missing. */
export async function threeValuesArrive(cloud: TestCloud): Promise<void> {
  const { schedules, results, scan } = pipelineOf(cloud);
  await schedules.put(ROW);
  await scan();
  assert.deepEqual((await results.get({ id: ROW.id }))?.values, valuesOf(ROW));
}
