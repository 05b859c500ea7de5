import { skyrigError } from '../../kernel/skyrig-error.ts';
import type { JsonSchema } from './control-operation.ts';

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}

function hasType(value: unknown, type: JsonSchema['type']): boolean {
  if (type === undefined) return true;
  if (type === 'integer') return Number.isInteger(value);
  return typeOf(value) === type;
}

/** Throws a SkyrigError that names the first place at which a value does not fit a schema. */
export function assertMatches(value: unknown, schema: JsonSchema, place: string): void {
  const refuse = (wanted: string): never => {
    throw skyrigError('CONTROL_REQUEST', `${place} is ${JSON.stringify(value)}: give ${wanted}.`);
  };
  if (!hasType(value, schema.type))
    refuse(`${schema.type ?? 'another value'}${schema.description ? ` (${schema.description})` : ''}`);
  if (schema.enum && !schema.enum.includes(value as string)) refuse(`one of ${schema.enum.join(', ')}`);
  if (schema.minimum !== undefined && (value as number) < schema.minimum) refuse(`a number from ${schema.minimum}`);
  if (schema.maximum !== undefined && (value as number) > schema.maximum) refuse(`a number up to ${schema.maximum}`);
  if (schema.items)
    (value as unknown[]).forEach((item, index) => assertMatches(item, schema.items ?? {}, `${place}[${index}]`));
  if (schema.type === 'object') assertObject(value as Record<string, unknown>, schema, place);
}

function assertObject(value: Record<string, unknown>, schema: JsonSchema, place: string): void {
  for (const name of schema.required ?? []) {
    if (value[name] === undefined) throw skyrigError('CONTROL_REQUEST', `${place} lacks ${name}.`);
  }
  for (const [name, member] of Object.entries(value)) {
    const known = schema.properties?.[name];
    if (known) assertMatches(member, known, `${place}.${name}`);
    else if (schema.additionalProperties === false) {
      throw skyrigError(
        'CONTROL_REQUEST',
        `${place} has an unknown member ${name}. Known: ${Object.keys(schema.properties ?? {}).join(', ') || 'none'}.`,
      );
    }
  }
}
