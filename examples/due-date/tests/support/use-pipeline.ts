import { beforeAll, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline, type PipelineParameters } from './deploy-pipeline.ts';
import { tallyRun } from './run-tally.ts';

/** Deploys the pipeline for the tests of a file; each of them starts from what was deployed. */
export function usePipeline(parameters: PipelineParameters = {}): void {
  test.override({ cloudOptions: CLOUD_OPTIONS });
  beforeAll(async ({ cloud }) => {
    tallyRun(cloud);
    await deployPipeline(cloud, parameters);
  });
}
