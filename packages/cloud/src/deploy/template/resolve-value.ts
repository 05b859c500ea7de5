import { and, equals, ifFunction, not, or } from './intrinsics/condition-functions.ts';
import { findInMap } from './intrinsics/find-in-map.ts';
import type { Evaluation, IntrinsicFunction, ResolveScope } from './intrinsics/intrinsic-function.ts';
import { cidr, getAZs, length, select } from './intrinsics/list-functions.ts';
import { getAtt, importValue, ref } from './intrinsics/references.ts';
import { sub } from './intrinsics/sub.ts';
import { base64, join, split, toJsonString } from './intrinsics/text-functions.ts';
import { templateError } from './template-error.ts';
import { findIntrinsic, isTemplateList, isTemplateObject, type TemplateValue } from './template-value.ts';

/** The table of intrinsic functions. */
const FUNCTIONS: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: ref,
  'Fn::And': and,
  'Fn::Base64': base64,
  'Fn::Cidr': cidr,
  'Fn::Equals': equals,
  'Fn::FindInMap': findInMap,
  'Fn::GetAZs': getAZs,
  'Fn::GetAtt': getAtt,
  'Fn::If': ifFunction,
  'Fn::ImportValue': importValue,
  'Fn::Join': join,
  'Fn::Length': length,
  'Fn::Not': not,
  'Fn::Or': or,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::Sub': sub,
  'Fn::ToJsonString': toJsonString,
};

/** Only with `Transform: AWS::LanguageExtensions`. */
export const LANGUAGE_EXTENSION_FUNCTIONS: ReadonlySet<string> = new Set(['Fn::Length', 'Fn::ToJsonString']);

/** True for the name of a function that {@link resolveValue} resolves. */
export function isKnownFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name);
}

/**
 * Resolves every intrinsic function in a value. Members and items that are `AWS::NoValue` are left out.
 *
 * @returns undefined when the value itself is `AWS::NoValue`.
 * @throws TemplateError with CloudFormation's message.
 */
export function resolveValue(value: TemplateValue, scope: ResolveScope): TemplateValue | undefined {
  const evaluation: Evaluation = { scope, resolve: (inner) => resolveInner(inner) };
  const resolveInner = (inner: TemplateValue): TemplateValue | undefined => {
    if (isTemplateList(inner)) return inner.map(resolveInner).filter((item) => item !== undefined);
    if (!isTemplateObject(inner)) return inner;
    const name = findIntrinsic(inner);
    if (name !== undefined) return callFunction(name, inner[name] ?? null, evaluation);
    const members: Record<string, TemplateValue> = {};
    for (const [key, member] of Object.entries(inner)) {
      const resolved = resolveInner(member);
      if (resolved !== undefined) members[key] = resolved;
    }
    return members;
  };
  return resolveInner(value);
}

function callFunction(name: string, argument: TemplateValue, evaluation: Evaluation): TemplateValue | undefined {
  const implementation = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (implementation) return implementation(argument, evaluation);
  throw unsupportedFunction(name);
}

/** CloudFormation's answer to a function it does not know. */
export function unsupportedFunction(name: string): Error {
  const supported = Object.keys(FUNCTIONS).filter((known) => !LANGUAGE_EXTENSION_FUNCTIONS.has(known));
  return templateError(
    `Template error: Encountered unsupported function: ${name} Supported functions are: [${supported.join(', ')}]`,
  );
}
