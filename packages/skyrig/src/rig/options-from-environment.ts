import { skyrigError, type CloudOptions } from '@skyrig/cloud';

/**
 * What the environment says of a test's cloud. SKYRIG_SCHEDULE_SEED lets a seeded scheduler choose the order, another one for
 * each seed. Throws for a SKYRIG_TARGET that fixtures cannot run against.
 */
export function optionsFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Pick<CloudOptions, 'schedule'> {
  const { SKYRIG_TARGET: target = '', SKYRIG_SCHEDULE_SEED: seed = '' } = environment;
  if (target !== '' && target !== 'embedded') {
    throw skyrigError(
      'TARGET',
      `SKYRIG_TARGET is ${target}, but running the fixtures against another endpoint is not built yet. Unset it to use the embedded cloud.`,
    );
  }
  return seed === '' ? {} : { schedule: { seed } };
}
