import type { AssessmentInput } from './assessment-input.ts';
import type { FailureCoverage, FunctionCoverage, MissingScenario } from './assessment.ts';
import type { FailureCategory, TestObservation } from './observation.ts';
import type { SystemModel } from './system-model.ts';
import { testFileFor } from './test-file-for.ts';
import { mayRepeat, triggersOf } from './trigger-match.ts';

/** The categories of the table, in its order. A handler's own error is a failure path, but none of these. */
export const failureCategories: readonly FailureCategory[] = [
  'database',
  'external service',
  'throttling',
  'timeout',
  'duplicate',
  'out of order',
  'poison message',
];

/** Which categories of trouble the passed tests exercised. */
export function failureCoverage({ observations }: AssessmentInput): readonly FailureCoverage[] {
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  return failureCategories.map((category) => {
    const tests = passed.filter(({ failures }) => failures.some((failure) => failure.category === category));
    const failures = tests.flatMap((test) => test.failures).filter((failure) => failure.category === category);
    return {
      category,
      tests: tests.length,
      functions: [...new Set(failures.map((failure) => failure.function))].sort(),
      seen: [...new Set(failures.map(({ what, on }) => (on === undefined ? what : `${what} (${on})`)))].sort(),
    };
  });
}

/** Why a category can befall a function; undefined when it cannot, as far as is known. */
function whyApplies(
  category: FailureCategory,
  name: string,
  system: SystemModel,
  tests: readonly TestObservation[],
): string | undefined {
  const uses = tests.flatMap((test) => test.uses).filter(({ by }) => by === name);
  const databases = [...new Set(uses.filter((use) => use.isDatabase).map(({ resource }) => resource))];
  const others = [...new Set(uses.filter((use) => !use.isDatabase).map(({ service }) => service))];
  const triggers = triggersOf(system, name);
  const isFifo = (source: string | undefined): boolean =>
    system.resources.some((resource) => resource.name === source && resource.isFifo === true);
  const repeating = triggers.filter(mayRepeat);
  const unordered = triggers.filter(
    ({ kind, source }) => ['event', 'topic', 'bucket'].includes(kind) || (kind === 'queue' && !isFifo(source)),
  );
  const retrying = triggers.filter(({ kind }) => kind === 'queue' || kind === 'stream');
  const names = (list: readonly { readonly name: string; readonly source?: string }[]): string =>
    list.map((trigger) => trigger.source ?? trigger.name).join(', ');
  switch (category) {
    case 'database':
      return databases.length > 0 ? `it uses ${databases.join(', ')}, which may refuse` : undefined;
    case 'external service':
      return others.length > 0 ? `it calls ${others.join(', ')}, which may fail` : undefined;
    case 'throttling':
      return uses.length > 0 ? 'every service that it calls may throttle it' : undefined;
    case 'timeout':
      return uses.length > 0 ? 'a slow answer may use up its time limit with half of its work done' : undefined;
    case 'duplicate':
      return repeating.length > 0 ? `${names(repeating)} delivers at least once` : undefined;
    case 'out of order':
      return unordered.length > 0 ? `${names(unordered)} keeps no order` : undefined;
    case 'poison message':
      return retrying.length > 0 ? `a message of ${names(retrying)} that always fails comes back` : undefined;
    case 'handler error':
      return undefined;
  }
}

/** Trouble that can befall a function, and that no test makes befall it. Functions that no test runs have a worse problem. */
export function missingScenarios(
  { system, observations }: AssessmentInput,
  functions: readonly FunctionCoverage[],
): readonly MissingScenario[] {
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  const missing: MissingScenario[] = [];
  for (const { function: name, coverage } of functions) {
    if (coverage === 'None' || coverage === 'Excluded') continue;
    for (const category of failureCategories) {
      const why = whyApplies(category, name, system, passed);
      const isTested = passed.some(({ failures }) =>
        failures.some((failure) => failure.function === name && failure.category === category),
      );
      if (why !== undefined && !isTested)
        missing.push({ function: name, category, why, file: testFileFor(name, passed) });
    }
  }
  return missing;
}
