import type { Strategy } from '@skyrig/cloud';
import { TestCloud } from '../../src/rig/test-cloud.ts';
import type { TestCloudOptions } from '../../src/rig/test-cloud-options.ts';
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

/** Where functions run: in this thread, where an order is the same again and again, or each in a thread of its own. */
export type SubjectCompute = Extract<NonNullable<TestCloudOptions['compute']>, 'inline' | 'thread'>;

const LONG_SECONDS = 300;

/** Deploys a subject once; it can be run any number of times. */
export async function openSubject(subject: Subject, compute: SubjectCompute = 'inline'): Promise<OpenSubject> {
  const cloud = await TestCloud.start({ environment: false, compute });
  try {
    await cloud.deploy(subject.template);
    if (compute === 'thread') await allowTime(cloud);
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

/** Threads that wait for a processor must not be taken for functions that hang; no subject has to do with time limits. */
async function allowTime({ cloud }: TestCloud): Promise<void> {
  const { Functions = [] } = (await cloud.call('lambda', 'ListFunctions', {})) as {
    readonly Functions?: readonly { readonly FunctionName: string }[];
  };
  for (const { FunctionName } of Functions) {
    await cloud.call('lambda', 'UpdateFunctionConfiguration', { FunctionName, Timeout: LONG_SECONDS });
  }
}
