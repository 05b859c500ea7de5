import { findPseudoParameter, PSEUDO_PARAMETERS } from '../pseudo-parameters.ts';
import { templateError } from '../template-error.ts';
import { isTemplateList, scalarText, type TemplateValue, textOf } from '../template-value.ts';
import type { IntrinsicFunction, ResolveScope } from './intrinsic-function.ts';

/** `Ref`: a parameter's value, a pseudo parameter, or a resource's physical id. */
export const ref: IntrinsicFunction = (argument, { scope }) => {
  if (typeof argument !== 'string') {
    throw templateError('Template error: every Ref object must have a single String value.');
  }
  return resolveName(argument, scope);
};

/** What a name stands for in `Ref` and `${…}`; undefined for `AWS::NoValue`. */
export function resolveName(name: string, scope: ResolveScope): TemplateValue | undefined {
  if (PSEUDO_PARAMETERS.has(name)) return findPseudoParameter(name, scope.identity);
  return scope.parameters.get(name) ?? scope.refOf(name);
}

/** `Fn::GetAtt`: `[logicalId, attribute]` or `logicalId.attribute`. */
export const getAtt: IntrinsicFunction = (argument, { scope, resolve }) => {
  const [logicalId, attribute] = getAttTarget(argument);
  const name = typeof attribute === 'string' ? attribute : scalarText(resolve(attribute) ?? null);
  if (!name) throw malformedGetAtt();
  return scope.attributeOf(logicalId, name);
};

/** The two parts of a `Fn::GetAtt`, however it is written. */
export function getAttTarget(argument: TemplateValue): readonly [string, TemplateValue] {
  if (typeof argument === 'string') {
    const dot = argument.indexOf('.');
    if (dot < 1 || dot === argument.length - 1) {
      throw templateError(
        'Template error: if specifying one argument to Fn::GetAtt, that argument must be a non-empty string in format <LogicalId>.<Attribute>',
      );
    }
    return [argument.slice(0, dot), argument.slice(dot + 1)];
  }
  if (!isTemplateList(argument) || argument.length < 2) throw malformedGetAtt();
  const [logicalId, ...rest] = argument;
  const attribute = rest.length === 1 ? rest[0] : rest.map(textOf).join('.');
  if (typeof logicalId !== 'string' || logicalId === '' || !attribute) throw malformedGetAtt();
  return [logicalId, attribute];
}

function malformedGetAtt(): Error {
  return templateError(
    'Template error: every Fn::GetAtt object requires two non-empty parameters, the resource name and the resource attribute',
  );
}

/** `Fn::ImportValue`: the value another stack exports. */
export const importValue: IntrinsicFunction = (argument, { scope, resolve }) => {
  const name = scalarText(resolve(argument) ?? null);
  if (!name) {
    throw templateError(
      'Template error: the attribute in Fn::ImportValue must be a string or a function that returns a string',
    );
  }
  return scope.importOf(name);
};
