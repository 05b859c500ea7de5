import { templateError } from '../template-error.ts';
import {
  isTemplateList,
  isTemplateObject,
  scalarText,
  type TemplateObject,
  type TemplateValue,
} from '../template-value.ts';
import type { IntrinsicFunction } from './intrinsic-function.ts';
import { resolveName } from './references.ts';

/** A piece of a `Fn::Sub` text: literal text, or a name to be replaced. */
type SubPart = { readonly text: string } | { readonly name: string };

/** Splits `a-${B}-${!C}` into its literal pieces and its names; `${!C}` is the literal `${C}`. */
export function parseSub(text: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    const name = match[1] ?? '';
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push(name.startsWith('!') ? { text: `\${${name.slice(1)}}` } : { name: name.trim() });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** Both forms of `Fn::Sub` as a text and its own variables. */
export function subArguments(argument: TemplateValue): readonly [string, TemplateObject] {
  if (typeof argument === 'string') return [argument, {}];
  if (isTemplateList(argument) && argument.length <= 2) {
    const [text, variables = {}] = argument;
    if (typeof text === 'string' && isTemplateObject(variables)) return [text, variables];
  }
  throw templateError(
    "Template error: One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a string as first argument, and an optional second argument to specify a mapping of values to replace in the string",
  );
}

/** `Fn::Sub`, with or without variables of its own. */
export const sub: IntrinsicFunction = (argument, { scope, resolve }) => {
  const [text, variables] = subArguments(argument);
  const valueOf = (name: string): TemplateValue | undefined => {
    const variable = variables[name];
    if (variable !== undefined) return resolve(variable);
    const dot = name.indexOf('.');
    return dot === -1 ? resolveName(name, scope) : scope.attributeOf(name.slice(0, dot), name.slice(dot + 1));
  };
  return parseSub(text)
    .map((part) => ('text' in part ? part.text : subText(part.name, valueOf(part.name))))
    .join('');
};

function subText(name: string, value: TemplateValue | undefined): string {
  const list = isTemplateList(value) ? value.map((entry) => scalarText(entry) ?? '').join(',') : undefined;
  const text = list ?? scalarText(value ?? null);
  if (text !== undefined) return text;
  throw templateError(`Template error: Fn::Sub expression does not resolve to a string: \${${name}}`);
}
