import type { DeployedStack } from '@skyrig/cloud';
import type { ResourceNames } from '../../observations/resource-names.ts';
import type { EffectInstance } from './effects-of.ts';
import { parseItemKey } from './item-key.ts';
import { physicalName } from './physical-name.ts';

/** Code that asserts what was last written, with the handles that a test has; undefined where no handle shows it. */
export function suggestAssertion(
  { effect, attribute }: Pick<EffectInstance, 'effect' | 'attribute'>,
  stacks: readonly DeployedStack[],
  names: ResourceNames,
): string | undefined {
  const { kind, resource, key = '', values, isDeleted } = effect;
  if (kind === 'item') {
    const parts = parseItemKey(key);
    if (!parts) return undefined;
    const read = `await ${handle('table', resource, stacks, names)}.get(${literal(Object.fromEntries(parts))})`;
    if (isDeleted === true) return `expect(${read}).toBeUndefined();`;
    if (attribute === '*') return `expect(${read}).toBeDefined();`;
    return `expect(${read}).toMatchObject(${literal(nested(attribute, values.get(attribute)))});`;
  }
  if (kind !== 'message') return undefined;
  const read = `await ${handle('queue', resource, stacks, names)}.messages()`;
  if (attribute === '*') return `expect(${read}).toHaveLength(1);`;
  const value = values.get(attribute);
  const body = attribute === 'body' ? literal(value) : `expect.objectContaining(${literal({ [attribute]: value })})`;
  const message = attribute.startsWith('attributes.')
    ? `expect.objectContaining(${literal(nested(attribute, value))})`
    : `expect.objectContaining({ body: ${body} })`;
  return `expect(${read}).toContainEqual(${message});`;
}

function handle(
  kind: 'table' | 'queue',
  resource: string,
  stacks: readonly DeployedStack[],
  names: ResourceNames,
): string {
  const logicalId = names.logicalIdOf(resource);
  if (logicalId === undefined) return `cloud.${kind}(${literal(physicalName(resource))})`;
  const owner = stacks.find(
    ({ resources }) => physicalName(resources[logicalId]?.physicalId ?? '') === physicalName(resource),
  );
  const isOnly = owner === undefined || owner === stacks.at(-1);
  return `cloud.stack(${isOnly ? '' : literal(owner.name)}).${kind}(${literal(logicalId)})`;
}

function nested(path: string, value: unknown): unknown {
  const [first = '', second] = [
    path.split('.', 1)[0],
    path.includes('.') ? path.slice(path.indexOf('.') + 1) : undefined,
  ];
  return { [first]: second === undefined ? value : { [second]: value } };
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/** A value as TypeScript has it; what is not known is anything. */
function literal(value: unknown): string {
  if (value === undefined) return 'expect.anything()';
  if (typeof value === 'string')
    return `'${value.replaceAll(/[\\']/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}'`;
  if (typeof value === 'bigint') return `${String(value)}n`;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (value instanceof Set) return `new Set(${literal([...value])})`;
  if (value instanceof Uint8Array) return `new Uint8Array(${literal([...value])})`;
  const members = Object.entries(value).map(
    ([name, member]) => `${NAME.test(name) ? name : literal(name)}: ${literal(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
