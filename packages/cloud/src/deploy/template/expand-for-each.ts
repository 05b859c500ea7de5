import { templateError } from './template-error.ts';
import { isTemplateList, isTemplateObject, scalarText, type TemplateValue } from './template-value.ts';
import { transformsOf, type Template } from './template.ts';

type Variables = ReadonlyMap<string, string>;

/**
 * Writes out `Fn::ForEach` loops, as the AWS::LanguageExtensions transform does. Collections may be lists or a `Ref` to a
 * list parameter, whose supplied or default value counts.
 */
export function expandForEach(template: Template, supplied: ReadonlyMap<string, string>): Template {
  if (!transformsOf(template).includes('AWS::LanguageExtensions')) return template;
  const listOf = (value: TemplateValue): readonly string[] => {
    if (isTemplateList(value)) return value.map((item) => scalarText(item) ?? '');
    const name = isTemplateObject(value) ? value['Ref'] : undefined;
    const parameter = typeof name === 'string' ? template.Parameters?.[name] : undefined;
    const text = typeof name === 'string' ? (supplied.get(name) ?? scalarText(parameter?.Default ?? null)) : undefined;
    if (text === undefined) {
      throw templateError(
        'Template error: the collection of Fn::ForEach must be a list or a Ref to a parameter with a list type',
      );
    }
    return text.split(',').map((item) => item.trim());
  };
  const { Resources, Conditions, Outputs } = template;
  const expandSection = (section: unknown): TemplateValue =>
    expand((section ?? {}) as TemplateValue, new Map(), listOf);
  return {
    ...template,
    Resources: expandSection(Resources) as unknown as Template['Resources'],
    ...(Conditions ? { Conditions: expandSection(Conditions) as NonNullable<Template['Conditions']> } : {}),
    ...(Outputs ? { Outputs: expandSection(Outputs) as unknown as NonNullable<Template['Outputs']> } : {}),
  };
}

function expand(
  value: TemplateValue,
  variables: Variables,
  listOf: (value: TemplateValue) => readonly string[],
): TemplateValue {
  if (typeof value === 'string') return replaceVariables(value, variables);
  if (isTemplateList(value)) return value.map((item) => expand(item, variables, listOf));
  if (!isTemplateObject(value)) return value;
  const reference = value['Ref'];
  const bound = typeof reference === 'string' ? variables.get(reference) : undefined;
  if (bound !== undefined && Object.keys(value).length === 1) return bound;
  const members: Record<string, TemplateValue> = {};
  for (const [key, member] of Object.entries(value)) {
    if (!key.startsWith('Fn::ForEach::')) {
      members[replaceVariables(key, variables)] = expand(member, variables, listOf);
      continue;
    }
    const [identifier, collection, body] = isTemplateList(member) ? member : [];
    if (typeof identifier !== 'string' || collection === undefined || !isTemplateObject(body)) {
      throw templateError(`Template error: ${key} requires an identifier, a collection and an object`);
    }
    for (const item of listOf(expand(collection, variables, listOf))) {
      const inner = new Map(variables).set(identifier, item);
      Object.assign(members, expand(body, inner, listOf));
    }
  }
  return members;
}

/** `${Name}` is the item; `&{Name}` is the item without what a logical id may not contain. */
function replaceVariables(text: string, variables: Variables): string {
  return text.replaceAll(/([$&])\{([A-Za-z0-9]+)\}/g, (whole, sign: string, name: string) => {
    const value = variables.get(name);
    if (value === undefined) return whole;
    return sign === '$' ? value : value.replaceAll(/[^A-Za-z0-9]/g, '');
  });
}
