import type { AssessmentInput } from './assessment-input.ts';
import type { EffectCoverage, FunctionCoverage } from './assessment.ts';
import type { TestObservation } from './observation.ts';
import type { SystemTrigger } from './system-model.ts';
import { entersBy, isStartedBy, triggersOf } from './trigger-match.ts';

const describeTrigger = ({ kind, name, detail }: SystemTrigger): string => {
  if (kind === 'invoke') return detail === undefined ? 'invoke' : `invoke (by ${detail})`;
  return `${kind} (${name})`;
};

/** What became of a function's changes, by resource, summed over tests. */
export function effectsIn(name: string, tests: readonly TestObservation[]): readonly EffectCoverage[] {
  const sums = new Map<string, EffectCoverage>();
  for (const effect of tests.flatMap(({ effects }) => effects)) {
    if (effect.function !== name) continue;
    const { resource, changed, read, passedOn, asserted } = effect;
    const sum = sums.get(resource) ?? { resource, changed: 0, read: 0, passedOn: 0 };
    sums.set(resource, {
      resource,
      changed: sum.changed + changed,
      read: sum.read + read,
      passedOn: sum.passedOn + passedOn,
      ...((asserted ?? sum.asserted) !== undefined && { asserted: (sum.asserted ?? 0) + (asserted ?? 0) }),
    });
  }
  return [...sums.values()].sort((a, b) => (a.resource < b.resource ? -1 : 1));
}

/** An effect that nobody looked at: neither a test nor, by taking it up, a further function. */
export function isUnseen({ read, asserted, passedOn }: EffectCoverage): boolean {
  return (asserted ?? read) === 0 && passedOn === 0;
}

function missingEntry(name: string, triggers: readonly SystemTrigger[], tests: readonly TestObservation[]): string[] {
  if (triggers.some((trigger) => tests.some((test) => entersBy(test, trigger)))) return [];
  const words = triggers.map(describeTrigger).join(' or ');
  const invocations = tests.flatMap((test) => test.invocations).filter((one) => one.function === name);
  const isReal = invocations.some((one) => triggers.some((trigger) => isStartedBy(one, trigger)));
  if (isReal) return [`reached only inside a larger flow: no test sets off its trigger, ${words}, itself`];
  if (invocations.every(({ trigger }) => trigger === 'invoke'))
    return [`only called directly, never by its trigger, ${words}`];
  return [`started by ${[...new Set(invocations.map(({ trigger }) => trigger))].join(', ')}, never by ${words}`];
}

function missingEffects(
  name: string,
  tests: readonly TestObservation[],
  entering: readonly TestObservation[],
): string[] {
  const effects = effectsIn(name, tests);
  if (effects.length === 0) {
    // Without effects its answer is all there is to look at, and only who calls it gets that.
    const isAnswered = tests.some((test) =>
      test.invocations.some(
        (one) => one.function === name && one.origin === 'test' && ['invoke', 'url', 'route'].includes(one.trigger),
      ),
    );
    return isAnswered ? [] : ['no effect of it was seen, and no test got its answer'];
  }
  const unseen = effects.filter(isUnseen).map(({ resource }) => resource);
  if (unseen.length > 0) return [`no test looked at what it changed in ${unseen.join(', ')}`];
  if (entering.length > 0 && effectsIn(name, entering).every(isUnseen))
    return ['the tests that enter by its trigger look at none of its effects'];
  return [];
}

/**
 * How well a function is covered. Full: a test enters by its real trigger and looks at its effects, none of its effects
 * goes unseen in all tests, and a failure path of it is exercised. Only passed tests count.
 */
export function functionCoverage(input: AssessmentInput): readonly FunctionCoverage[] {
  const { system, exclude } = input;
  const passed = input.observations.filter(({ outcome }) => outcome === 'passed');
  return system.functions.map(({ name }) => {
    const triggers = triggersOf(system, name);
    const tests = passed.filter((test) => test.invocations.some((one) => one.function === name));
    const entering = tests.filter((test) => triggers.some((trigger) => entersBy(test, trigger)));
    const failures = tests.flatMap((test) => test.failures).filter((failure) => failure.function === name);
    const failurePaths = [...new Set(failures.map(({ category, what }) => `${category}: ${what}`))].sort();
    const facts = {
      function: name,
      triggers: triggers.map(describeTrigger),
      tests: tests.map(({ id }) => id),
      entering: entering.length,
      effects: effectsIn(name, tests),
      failurePaths,
    };
    const exclusion = exclude.find((one) => one.function === name);
    if (exclusion) return { ...facts, coverage: 'Excluded', reasons: [exclusion.reason] };
    if (tests.length === 0) return { ...facts, coverage: 'None', reasons: ['no test runs it'] };
    const reasons = [
      ...missingEntry(name, triggers, tests),
      ...missingEffects(name, tests, entering),
      ...(failurePaths.length === 0 ? ['no failure path of it is exercised'] : []),
    ];
    return { ...facts, coverage: reasons.length === 0 ? 'Full' : 'Partial', reasons };
  });
}
