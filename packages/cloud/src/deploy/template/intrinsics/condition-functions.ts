import { templateError } from '../template-error.ts';
import { canonicalJson, isTemplateList, isTemplateObject, scalarText, type TemplateValue } from '../template-value.ts';
import type { Evaluation, IntrinsicFunction } from './intrinsic-function.ts';

/** `Fn::Equals`: `[a, b]`; scalars are compared as text. */
export const equals: IntrinsicFunction = (argument, { resolve }) => {
  if (!isTemplateList(argument) || argument.length !== 2) {
    throw templateError('Template error: every Fn::Equals object requires a list of 2 string parameters.');
  }
  const [left, right] = argument.map((side) => {
    const value = resolve(side) ?? null;
    return scalarText(value) ?? canonicalJson(value);
  });
  return left === right;
};

/** `Fn::And` of two to ten conditions. */
export const and: IntrinsicFunction = (argument, evaluation) =>
  operands(argument, 'Fn::And').every((operand) => isTrue(operand, evaluation));

/** `Fn::Or` of two to ten conditions. */
export const or: IntrinsicFunction = (argument, evaluation) =>
  operands(argument, 'Fn::Or').some((operand) => isTrue(operand, evaluation));

/** `Fn::Not` of one condition. */
export const not: IntrinsicFunction = (argument, evaluation) => {
  const operand = isTemplateList(argument) && argument.length === 1 ? argument[0] : undefined;
  if (operand === undefined) {
    throw templateError('Template error: every Fn::Not object requires one boolean parameter.');
  }
  return !isTrue(operand, evaluation);
};

/** `Fn::If`: `[condition, ifTrue, ifFalse]`; only the chosen branch is resolved. */
export const ifFunction: IntrinsicFunction = (argument, evaluation) => {
  const [name, whenTrue, whenFalse] = ifArguments(argument);
  return evaluation.resolve(conditionNamed(name, evaluation) ? whenTrue : whenFalse);
};

/** The three parts of an `Fn::If`. */
export function ifArguments(argument: TemplateValue): readonly [string, TemplateValue, TemplateValue] {
  const [name, whenTrue, whenFalse] = isTemplateList(argument) ? argument : [];
  if (typeof name !== 'string' || whenTrue === undefined || whenFalse === undefined) {
    throw templateError('Template error: Fn::If requires a list argument with three elements');
  }
  return [name, whenTrue, whenFalse];
}

/** A condition as written in the Conditions section: a function, or `{ Condition: name }`. */
export function isTrue(value: TemplateValue, evaluation: Evaluation): boolean {
  const name = isTemplateObject(value) ? value['Condition'] : undefined;
  if (typeof name === 'string') return conditionNamed(name, evaluation);
  const answer = evaluation.resolve(value);
  return answer === true || answer === 'true';
}

function conditionNamed(name: string, { scope }: Evaluation): boolean {
  const answer = scope.conditionOf(name);
  if (answer !== undefined) return answer;
  throw templateError(`Template error: unresolved condition dependency ${name} in Fn::If`);
}

function operands(argument: TemplateValue, name: string): readonly TemplateValue[] {
  if (isTemplateList(argument) && argument.length >= 2 && argument.length <= 10) return argument;
  throw templateError(
    `Template error: every ${name} object requires a list of at least 2 and at most 10 boolean parameters.`,
  );
}
