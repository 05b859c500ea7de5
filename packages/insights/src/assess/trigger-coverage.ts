import type { AssessmentInput } from './assessment-input.ts';
import type { TriggerCoverage } from './assessment.ts';
import { entersBy, isStartedBy, triggersOf } from './trigger-match.ts';

/** Which triggers the passed tests set off. */
export function triggerCoverage({ system, observations }: AssessmentInput): readonly TriggerCoverage[] {
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  return system.functions
    .flatMap(({ name }) => triggersOf(system, name))
    .map((trigger) => {
      const fired = passed.filter((test) => test.invocations.some((one) => isStartedBy(one, trigger)));
      const isEntered = fired.some((test) => entersBy(test, trigger));
      return {
        trigger: trigger.name,
        kind: trigger.kind,
        function: trigger.function,
        ...(trigger.source !== undefined && { source: trigger.source }),
        tested: isEntered ? 'entered' : fired.length > 0 ? 'in a flow' : 'never',
        tests: fired.length,
      };
    });
}
