import type { Template } from '../../../deploy/template/template.ts';
import { parameterText } from '../../../deploy/template/parameter-values.ts';
import type { StackRecord } from '../state.ts';
import { validationError } from '../errors.ts';

interface GivenParameter {
  readonly ParameterKey?: string | undefined;
  readonly ParameterValue?: string | undefined;
  readonly UsePreviousValue?: boolean | undefined;
}

/** The values a request supplies; with UsePreviousValue, those of the stack. */
export function suppliedParameters(
  given: readonly GivenParameter[] | undefined,
  previous: StackRecord | undefined,
): ReadonlyMap<string, string> {
  const supplied = new Map<string, string>();
  for (const { ParameterKey: key, ParameterValue: value, UsePreviousValue: usePrevious } of given ?? []) {
    if (key === undefined) continue;
    if (usePrevious !== true) {
      if (value !== undefined) supplied.set(key, value);
      continue;
    }
    const kept = previous?.parameters[key];
    if (kept === undefined) {
      throw validationError(
        `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
      );
    }
    supplied.set(key, kept);
  }
  return supplied;
}

/** Every parameter of the template as text: what is supplied, else the default. */
export function parameterTexts(
  template: Template,
  supplied: ReadonlyMap<string, string>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(template.Parameters ?? {}).map(([name, parameter]) => [
      name,
      supplied.get(name) ?? parameterText(parameter.Default ?? ''),
    ]),
  );
}
