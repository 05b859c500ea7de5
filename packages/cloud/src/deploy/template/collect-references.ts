import { ifArguments } from './intrinsics/condition-functions.ts';
import { getAttTarget } from './intrinsics/references.ts';
import { parseSub, subArguments } from './intrinsics/sub.ts';
import { findIntrinsic, isTemplateList, isTemplateObject, type TemplateValue } from './template-value.ts';

/** One place where a value names something else of the template. */
export interface TemplateReference {
  /** The name: a resource, a parameter, a pseudo parameter, or a condition for `If`. */
  readonly name: string;
  readonly by: 'Ref' | 'GetAtt' | 'Sub' | 'SubAttribute' | 'If';
  /** For `GetAtt` (when written out) and `SubAttribute`. */
  readonly attribute?: string;
}

/**
 * Everything that a value refers to, in order. With `conditionOf`, only the branches of `Fn::If` that will be taken
 * count; without, all of them, and the conditions themselves too.
 */
export function collectReferences(
  value: TemplateValue,
  conditionOf?: (name: string) => boolean | undefined,
): readonly TemplateReference[] {
  const found: TemplateReference[] = [];
  const visit = (inner: TemplateValue): void => {
    if (isTemplateList(inner)) return inner.forEach(visit);
    if (!isTemplateObject(inner)) return;
    const name = findIntrinsic(inner);
    const argument = name === undefined ? null : (inner[name] ?? null);
    if (name === 'Ref' && typeof argument === 'string') found.push({ name: argument, by: 'Ref' });
    else if (name === 'Fn::GetAtt') visitGetAtt(argument);
    else if (name === 'Fn::Sub') visitSub(argument);
    else if (name === 'Fn::If') visitIf(argument);
    else Object.values(inner).forEach(visit);
  };
  const visitGetAtt = (argument: TemplateValue): void => {
    const [logicalId, attribute] = getAttTarget(argument);
    const written = typeof attribute === 'string' ? { attribute } : {};
    found.push({ name: logicalId, by: 'GetAtt', ...written });
    visit(attribute);
  };
  const visitSub = (argument: TemplateValue): void => {
    const [text, variables] = subArguments(argument);
    for (const part of parseSub(text)) {
      if ('text' in part || Object.hasOwn(variables, part.name)) continue;
      const dot = part.name.indexOf('.');
      found.push(
        dot === -1
          ? { name: part.name, by: 'Sub' }
          : { name: part.name.slice(0, dot), by: 'SubAttribute', attribute: part.name.slice(dot + 1) },
      );
    }
    Object.values(variables).forEach(visit);
  };
  const visitIf = (argument: TemplateValue): void => {
    const [condition, whenTrue, whenFalse] = ifArguments(argument);
    if (!conditionOf) {
      found.push({ name: condition, by: 'If' });
      visit(whenTrue);
      visit(whenFalse);
    } else visit(conditionOf(condition) === true ? whenTrue : whenFalse);
  };
  visit(value);
  return found;
}
