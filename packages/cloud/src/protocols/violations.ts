import type { BlobConstraint, Constraint, Limits, NumberConstraint, StringConstraint } from './constraints.ts';

/** The demands that a value does not meet, each in AWS's words. What it is made of is not looked into. */
export function findBroken(value: unknown, node: Constraint): string[] {
  switch (node.kind) {
    case 'string':
      return typeof value === 'string' ? brokenText(value, node) : [];
    case 'number':
      return typeof value === 'number' ? brokenRange(value, node) : [];
    case 'blob':
      return value instanceof Uint8Array ? brokenLength(value.byteLength, node) : [];
    case 'list':
      return Array.isArray(value) ? brokenLength(value.length, node) : [];
    case 'map':
      return brokenLength(Object.keys(value as object).length, node);
    case 'structure':
      return [];
  }
}

/** All that a simple value must meet, as AWS lists it when the value is an element of a list, or a key or value of a map. */
export function describeDemands(node: Constraint): string[] {
  const demands: string[] = [];
  if (node.kind === 'structure') return demands;
  if (node.kind === 'number') {
    if (node.max !== undefined) demands.push(`Member must have value less than or equal to ${node.max}`);
    if (node.min !== undefined) demands.push(`Member must have value greater than or equal to ${node.min}`);
    return demands;
  }
  if (node.max !== undefined) demands.push(atMost(node.max));
  if (node.min !== undefined) demands.push(atLeast(node.min));
  if (node.kind === 'string') {
    if (node.expression) demands.push(matching(node));
    if (node.values) demands.push(oneOf(node.values));
  }
  return demands;
}

function brokenText(value: string, node: StringConstraint): string[] {
  const broken: string[] = [];
  if (node.expression && !node.expression.test(value)) broken.push(matching(node));
  // AWS counts characters, not UTF-16 units; only a text beyond its limit in units can be beyond it in characters.
  const length = node.max !== undefined && value.length > node.max ? Array.from(value).length : value.length;
  broken.push(...brokenLength(length, node));
  if (node.values && !node.values.has(value)) broken.push(oneOf(node.values));
  return broken;
}

function brokenRange(value: number, { min, max }: NumberConstraint): string[] {
  if (min !== undefined && value < min) return [`Member must have value greater than or equal to ${min}`];
  return max !== undefined && value > max ? [`Member must have value less than or equal to ${max}`] : [];
}

function brokenLength(length: number, { min, max }: Limits | BlobConstraint): string[] {
  if (min !== undefined && length < min) return [atLeast(min)];
  return max !== undefined && length > max ? [atMost(max)] : [];
}

const atLeast = (min: number): string => `Member must have length greater than or equal to ${min}`;
const atMost = (max: number): string => `Member must have length less than or equal to ${max}`;
const matching = (node: StringConstraint): string =>
  `Member must satisfy regular expression pattern: ${node.pattern ?? ''}`;
const oneOf = (values: ReadonlySet<string>): string =>
  `Member must satisfy enum value set: [${[...values].join(', ')}]`;
