import { templateError } from './template-error.ts';
import { scalarText, type TemplateValue } from './template-value.ts';
import { collectReferences } from './collect-references.ts';
import type { Template, TemplateParameter } from './template.ts';

/**
 * The values of a template's parameters: as supplied, else their defaults. List types give lists.
 *
 * @throws TemplateError with CloudFormation's message for the first parameter that is missing, unknown or not allowed.
 */
export function resolveParameters(
  template: Template,
  supplied: ReadonlyMap<string, string>,
): ReadonlyMap<string, TemplateValue> {
  const declared = template.Parameters ?? {};
  const unknown = [...supplied.keys()].filter((name) => !Object.hasOwn(declared, name));
  if (unknown.length > 0) {
    throw templateError(`Parameters: [${unknown.join(', ')}] do not exist in the template`);
  }
  const missing = Object.keys(declared).filter((name) => !supplied.has(name) && declared[name]?.Default === undefined);
  if (missing.length > 0) throw templateError(`Parameters: [${missing.join(', ')}] must have values`);
  refuseParameterStore(template);
  return new Map(
    Object.entries(declared).map(([name, parameter]) => {
      const text = supplied.get(name) ?? parameterText(parameter.Default ?? '');
      return [name, checkedValue(name, parameter, text)];
    }),
  );
}

/** A default or allowed value as text; lists are joined as CommaDelimitedList expects them. */
export function parameterText(value: TemplateValue): string {
  const text = scalarText(value);
  if (text !== undefined) return text;
  throw templateError('Template format error: Every Default member must be a string.');
}

function checkedValue(name: string, parameter: TemplateParameter, text: string): TemplateValue {
  const isList = parameter.Type === 'CommaDelimitedList' || parameter.Type.startsWith('List<');
  const items = isList ? (text === '' ? [] : text.split(',').map((item) => item.trim())) : [text];
  for (const item of items) checkItem(name, parameter, item);
  return isList ? items : text;
}

function checkItem(name: string, parameter: TemplateParameter, text: string): void {
  const fail = (rule: string): Error =>
    templateError(
      parameter.ConstraintDescription === undefined
        ? `Parameter '${name}' ${rule}`
        : `Parameter '${name}' failed to satisfy constraint: ${parameter.ConstraintDescription}`,
    );
  if (parameter.AllowedValues && !parameter.AllowedValues.some((allowed) => scalarText(allowed) === text)) {
    throw fail('must be one of AllowedValues');
  }
  if (parameter.AllowedPattern !== undefined && !matchesWhole(parameter.AllowedPattern, text)) {
    throw fail(`must match pattern ${parameter.AllowedPattern}`);
  }
  if (parameter.Type === 'Number' || parameter.Type === 'List<Number>') {
    if (text.trim() === '' || !Number.isFinite(Number(text))) {
      throw templateError(`Parameter '${name}' must be a number`);
    }
    if (Number(text) < limit(parameter.MinValue, -Infinity)) {
      throw fail(`must be a number not less than ${String(parameter.MinValue)}`);
    }
    if (Number(text) > limit(parameter.MaxValue, Infinity)) {
      throw fail(`must be a number not greater than ${String(parameter.MaxValue)}`);
    }
    return;
  }
  if (text.length < limit(parameter.MinLength, 0)) {
    throw fail(`must contain at least ${String(parameter.MinLength)} characters`);
  }
  if (text.length > limit(parameter.MaxLength, Infinity)) {
    throw fail(`must contain at most ${String(parameter.MaxLength)} characters`);
  }
}

function limit(value: number | string | undefined, otherwise: number): number {
  return value === undefined ? otherwise : Number(value);
}

/** AWS: patterns are Java's and must match the whole value. */
function matchesWhole(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`).test(text);
}

/** A parameter that stands for a value in Parameter Store is refused, unless nothing uses it (as CDK's BootstrapVersion). */
function refuseParameterStore(template: Template): void {
  const stored = Object.entries(template.Parameters ?? {}).filter(([, { Type }]) =>
    Type.startsWith('AWS::SSM::Parameter::Value<'),
  );
  if (stored.length === 0) return;
  const used = new Set(
    collectReferences([
      template.Resources as never,
      (template.Outputs ?? {}) as never,
      (template.Conditions ?? {}) as never,
    ]).map((reference) => reference.name),
  );
  for (const [name, { Type }] of stored) {
    if (used.has(name)) {
      throw templateError(`Parameter '${name}' has type ${Type}, which Skyrig does not emulate.`, {
        hint: 'Give the parameter the type String, or pass the value with an override in a template for tests.',
      });
    }
  }
}
