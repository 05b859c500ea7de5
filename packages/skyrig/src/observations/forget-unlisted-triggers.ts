import type { SystemModel, TestObservation } from '@skyrig/insights';

/**
 * A list that is kept by hand may call triggers what it likes, whereas tests were seen to use those of a template: what the
 * list does not name is taken for any trigger of its kind.
 */
export function forgetUnlistedTriggers(
  tests: readonly TestObservation[],
  { triggers }: SystemModel,
): readonly TestObservation[] {
  const names = new Set(triggers.map(({ name }) => name));
  return tests.map((test) => ({
    ...test,
    invocations: test.invocations.map(({ via, ...rest }) => ({
      ...rest,
      ...(via !== undefined && names.has(via) && { via }),
    })),
  }));
}
