import type { AssessmentInput } from './assessment-input.ts';
import type { Check, FactorName } from './assessment.ts';
import type { TestObservation } from './observation.ts';

/** A check over things that each hold or not. With none to look at, it could not be observed. */
export function shareCheck<T>(
  factor: FactorName,
  name: string,
  things: readonly T[],
  what: string,
  holds: (thing: T) => boolean,
  nameOf: (thing: T) => string,
): Check {
  if (things.length === 0) return { factor, name, evidence: `no ${what} to look at`, failing: [] };
  const failing = things.filter((thing) => !holds(thing)).map(nameOf);
  const good = things.length - failing.length;
  return { factor, name, share: good / things.length, evidence: `${good} of ${things.length} ${what}`, failing };
}

function oneWorkerPerCloud(tests: readonly TestObservation[]): Check {
  const workers = new Map<string, Set<string>>();
  for (const { isolation } of tests) {
    for (const cloud of isolation.clouds) workers.set(cloud, (workers.get(cloud) ?? new Set()).add(isolation.worker));
  }
  return shareCheck(
    'worker isolation',
    'a cloud serves one worker only',
    [...workers],
    'clouds',
    ([, users]) => users.size === 1,
    ([cloud]) => cloud,
  );
}

/** Whether tests are kept apart from each other and from earlier runs, as their clouds showed. */
export function isolationChecks({ observations, project }: AssessmentInput): readonly Check[] {
  const overTests = (
    factor: FactorName,
    name: string,
    holds: (test: TestObservation) => boolean,
    tests: readonly TestObservation[] = observations,
  ): Check => shareCheck(factor, name, tests, 'tests', holds, ({ id }) => id);
  const told = observations.filter(({ isolation }) => isolation.retriesAllowed !== undefined);
  const { historyRuns, quarantine } = project;
  return [
    oneWorkerPerCloud(observations),
    overTests('run isolation', 'the cloud begins empty', ({ isolation }) => isolation.beganEmpty),
    overTests('cleanup', 'the state is put back after the test', ({ isolation }) => isolation.isRestored),
    overTests('cleanup', 'no rejection or promise is left behind', ({ isolation }) => isolation.leftovers === 0),
    overTests('cleanup', 'nothing runs on after the test', ({ isolation }) => isolation.stillRunning === 0),
    overTests('flake handling', 'passes at the first attempt', ({ isolation }) => isolation.retriesMade === 0),
    overTests(
      'flake handling',
      'is not retried in silence',
      ({ isolation }) => isolation.retriesAllowed === 0 || (historyRuns ?? 0) > 0,
      told,
    ),
    {
      factor: 'flake handling',
      name: 'a history of runs is kept',
      ...(historyRuns !== undefined && { share: historyRuns > 0 ? 1 : 0 }),
      evidence: historyRuns === undefined ? 'the history could not be read' : `${historyRuns} runs in the history`,
      failing: historyRuns === 0 ? [project.name] : [],
    },
    {
      factor: 'flake handling',
      name: 'no quarantine has expired',
      ...(quarantine && { share: quarantine.expired.length === 0 ? 1 : 0 }),
      evidence: quarantine ? `${quarantine.entries} tests in quarantine` : 'there is no quarantine file',
      failing: quarantine?.expired ?? [],
    },
  ];
}
