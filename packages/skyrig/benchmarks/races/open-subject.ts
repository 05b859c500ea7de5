import type { Strategy } from '@skyrig/cloud';
import { TestCloud } from '../../src/rig/test-cloud.ts';
import type { Subject } from './subject.ts';

/** A subject that is deployed, on a cloud of its own. */
export interface OpenSubject {
  readonly subject: Subject;
  readonly cloud: TestCloud;
  /**
   * Rewinds the cloud, seeds it and runs the subject once, in the order that a strategy chooses, else in order of arrival.
   * Answers what the oracle found, or nothing. Throws when the run itself fails: then the subject is broken, not buggy.
   */
  run(strategy?: Strategy): Promise<unknown>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Deploys a subject once; it can be run any number of times. */
export async function openSubject(subject: Subject): Promise<OpenSubject> {
  const cloud = await TestCloud.start({ environment: false });
  try {
    await cloud.deploy(subject.template);
  } catch (error) {
    await cloud.close();
    throw error;
  }
  cloud.mark();
  return {
    subject,
    cloud,
    run: async (strategy) => {
      await cloud.rewind();
      await subject.seed?.(cloud);
      cloud.cloud.control(strategy);
      try {
        await subject.run(cloud);
      } finally {
        cloud.cloud.control(undefined);
      }
      return subject.check(cloud).then(
        () => undefined,
        (finding: unknown) => finding,
      );
    },
    [Symbol.asyncDispose]: () => cloud.close(),
  };
}
