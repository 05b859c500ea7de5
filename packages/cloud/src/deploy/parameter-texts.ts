import { skyrigError } from '../kernel/skyrig-error.ts';
import type { LoadOptions } from './loaded-stack.ts';
import type { Template } from './template/template.ts';

type Values = NonNullable<LoadOptions['parameters']>;

/** The given parameters that are for one stack, as text; lists are joined by commas. */
export function parametersFor(
  values: Values,
  template: Template,
  stackNames: readonly string[],
): Readonly<Record<string, string>> {
  const declared = Object.keys(template.Parameters ?? {});
  const entries = Object.entries(values).flatMap(([key, value]): [string, string][] => {
    const [owner, name = ''] = key.includes(':') ? key.split(':', 2) : [undefined, key];
    const isForStack = owner === undefined || stackNames.includes(owner);
    if (!isForStack || !declared.includes(name)) return [];
    return [[name, typeof value === 'object' ? value.join(',') : String(value)]];
  });
  return Object.fromEntries(entries);
}

/** Refuses a parameter that none of the stacks declares. */
export function checkParameterNames(
  values: Values,
  stacks: readonly { readonly name: string; readonly template: Template }[],
): void {
  const declared = [...new Set(stacks.flatMap(({ template }) => Object.keys(template.Parameters ?? {})))];
  for (const key of Object.keys(values)) {
    const name = key.includes(':') ? key.slice(key.indexOf(':') + 1) : key;
    if (declared.includes(name)) continue;
    const known = declared.length === 0 ? 'The template declares none.' : `There are: ${declared.join(', ')}.`;
    throw skyrigError('UNKNOWN_PARAMETER', `No stack declares the parameter ${key}. ${known}`);
  }
}
