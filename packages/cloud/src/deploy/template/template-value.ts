/** Any value a template can hold: JSON. */
export type TemplateValue = string | number | boolean | null | readonly TemplateValue[] | TemplateObject;

/** An object inside a template. */
export interface TemplateObject {
  readonly [key: string]: TemplateValue;
}

/** True for an object that is neither null nor a list. */
export function isTemplateObject(value: unknown): value is TemplateObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a list. (`Array.isArray` does not narrow readonly arrays.) */
export function isTemplateList(value: unknown): value is readonly TemplateValue[] {
  return Array.isArray(value);
}

/** The one key of an object that has exactly one, as every intrinsic function has. */
function findSingleKey(value: TemplateObject): string | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 ? keys[0] : undefined;
}

/** The intrinsic function that a value is, if any: `Ref`, `Condition` or `Fn::…` alone in an object. */
export function findIntrinsic(value: TemplateValue): string | undefined {
  if (!isTemplateObject(value)) return undefined;
  const key = findSingleKey(value);
  return key !== undefined && (key === 'Ref' || key.startsWith('Fn::')) ? key : undefined;
}

/** A scalar as CloudFormation turns it into text. */
export function scalarText(value: TemplateValue): string | undefined {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined;
}

/** The text of a scalar; empty for anything else. */
export function textOf(value: TemplateValue | undefined): string {
  return scalarText(value ?? null) ?? '';
}

/** JSON with sorted keys, so that equal values give equal text. */
export function canonicalJson(value: TemplateValue): string {
  if (isTemplateList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isTemplateObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
}
