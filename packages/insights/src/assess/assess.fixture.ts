import { assessSystem } from './assess-system.ts';
import type { AssessmentInput } from './assessment-input.ts';
import type { Assessment, FunctionCoverage } from './assessment.ts';
import type { ObservedFailure, ObservedInvocations, TestObservation } from './observation.ts';
import type { SystemModel } from './system-model.ts';

/** A shop: a schedule starts Scanner, a queue feeds Worker, which calls Writer; nobody starts Janitor but by hand. */
export const shop: SystemModel = {
  template: 'template.yaml',
  functions: [
    { name: 'Janitor', hasFailureTarget: false, callers: [] },
    { name: 'Scanner', timeoutSeconds: 10, hasFailureTarget: true, callers: [] },
    { name: 'Worker', timeoutSeconds: 10, hasFailureTarget: false, callers: [] },
    { name: 'Writer', timeoutSeconds: 10, hasFailureTarget: false, callers: ['Worker'] },
  ],
  triggers: [
    { name: 'ScannerNightly', kind: 'schedule', function: 'Scanner' },
    { name: 'WorkerTasks', kind: 'queue', function: 'Worker', source: 'Queue', reportsFailures: true },
  ],
  resources: [
    { name: 'Dead', service: 'sqs', type: 'AWS::SQS::Queue' },
    { name: 'Queue', service: 'sqs', type: 'AWS::SQS::Queue', deadLetters: 'Dead', visibilityTimeoutSeconds: 60 },
    { name: 'Table', service: 'dynamodb', type: 'AWS::DynamoDB::Table' },
  ],
};

/** Invocations by a function's trigger, set off by the test. */
export function invocations(name: string, part: Partial<ObservedInvocations> = {}): ObservedInvocations {
  return { function: name, trigger: 'invoke', origin: 'test', count: 1, failed: 0, timedOut: 0, partial: 0, ...part };
}

export const byQueue: ObservedInvocations = invocations('Worker', {
  trigger: 'queue',
  source: 'Queue',
  via: 'WorkerTasks',
});

export function failure(name: string, category: ObservedFailure['category'], what = 'Trouble'): ObservedFailure {
  return { function: name, category, what, isInjected: false, count: 1 };
}

/** A test that was observed: tidy, passed, and having done nothing but what is given. */
export function observed(name: string, part: Partial<TestObservation> = {}): TestObservation {
  const file = part.file ?? 'tests/shop.test.ts';
  return {
    id: `${file} > ${name}`,
    file,
    name,
    outcome: 'passed',
    invocations: [],
    failures: [],
    effects: [],
    uses: [],
    faults: [],
    logs: [],
    isolation: {
      clouds: ['1:1'],
      worker: '1',
      isFork: false,
      beganEmpty: true,
      isRestored: true,
      leftovers: 0,
      stillRunning: 0,
      timeLimitMs: 5000,
      retriesAllowed: 0,
      retriesMade: 0,
      hasControlledOrder: false,
    },
    ...part,
  };
}

/** A test in which Worker gets a message, changes the table, and the test reads as many items as given. */
export function workerTest(name: string, read: number, part: Partial<TestObservation> = {}): TestObservation {
  return observed(name, {
    invocations: [byQueue],
    effects: [{ function: 'Worker', resource: 'Table', service: 'dynamodb', changed: 1, read, passedOn: 0 }],
    uses: [{ resource: 'Table', service: 'dynamodb', by: 'Worker', isDatabase: true, reads: 0, writes: 1 }],
    ...part,
  });
}

export function inputOf(
  observations: readonly TestObservation[],
  part: Partial<AssessmentInput> = {},
): AssessmentInput {
  return { system: shop, observations, project: { name: 'shop' }, exclude: [], notes: [], ...part };
}

export function assessed(observations: readonly TestObservation[], part: Partial<AssessmentInput> = {}): Assessment {
  return assessSystem(inputOf(observations, part));
}

/** A function's row. Throws when there is none. */
export function rowOf(assessment: Assessment, name: string): FunctionCoverage {
  const row = assessment.functions.find((one) => one.function === name);
  if (!row) throw new Error(`There is no row of ${name}.`);
  return row;
}
