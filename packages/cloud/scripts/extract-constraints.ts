import type { PackedService } from '../src/protocols/packed.ts';
import type { PackedConstraint, PackedConstraints } from '../src/protocols/constraints.ts';
import { compilePattern } from '../src/protocols/constraints.ts';
import type { SchemaSource } from './schema-sources.ts';

interface Shape {
  readonly type: string;
  readonly members?: Readonly<Record<string, { readonly shape: string }>>;
  readonly required?: readonly string[];
  readonly member?: { readonly shape: string };
  readonly key?: { readonly shape: string };
  readonly value?: { readonly shape: string };
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

/** The part of a botocore `service-2.json` that is read here. */
export interface BotocoreModel {
  readonly operations: Readonly<
    Record<
      string,
      { readonly input?: { readonly shape: string }; readonly errors?: readonly { readonly shape: string }[] }
    >
  >;
  readonly shapes: Readonly<Record<string, Shape>>;
}

const numberTypes: ReadonlySet<string> = new Set(['integer', 'long', 'float', 'double']);

/**
 * Reads what the SDK's schemas lack: length, range, pattern, enum and requiredness of inputs, and the errors of operations.
 * What the schema does not have (botocore may be newer than the SDK) is left out.
 */
export function extractConstraints(
  model: BotocoreModel,
  source: SchemaSource,
  schema: PackedService,
): PackedConstraints {
  const known = createVocabulary(schema);
  const constrained = findConstrained(model, new Set(source.unchecked));
  const rows: PackedConstraint[] = [];
  const byShape = new Map<string, number>();
  const byText = new Map<string, number>();

  const getShape = (name: string): Shape => {
    const shape = model.shapes[name];
    if (!shape) throw new Error(`${source.id} has no shape ${name}`);
    return shape;
  };
  const isKept = (name: string): boolean => constrained.has(name) || numberTypes.has(getShape(name).type);
  const addRow = (name: string): number => {
    if (!isKept(name)) return -1;
    const seen = byShape.get(name);
    if (seen !== undefined) return seen;
    const shape = getShape(name);
    if (shape.type === 'structure' || shape.type === 'list' || shape.type === 'map') {
      const position = rows.length;
      byShape.set(name, position);
      rows.push(['blob', null, null]); // keeps the place: the shape may contain itself
      rows[position] = packContainer(name, shape, addRow, known);
      return position;
    }
    const row = packLeaf(name, shape, source);
    const text = JSON.stringify(row);
    const position = byText.get(text) ?? rows.push(row) - 1;
    byText.set(text, position);
    byShape.set(name, position);
    return position;
  };

  const operations: Record<string, readonly [number, readonly string[]]> = {};
  for (const [name, operation] of Object.entries(model.operations)) {
    if (!(name in schema.operations)) continue;
    const input = operation.input && constrained.has(operation.input.shape) ? addRow(operation.input.shape) : -1;
    operations[name] = [
      input,
      (operation.errors ?? []).map((error) => error.shape).filter((error) => known.has(error)),
    ];
  }
  return { operations, shapes: rows };
}

function packContainer(
  name: string,
  shape: Shape,
  addRow: (name: string) => number,
  known: Vocabulary,
): PackedConstraint {
  const [min, max] = [shape.min ?? null, shape.max ?? null];
  if (shape.type === 'list') return ['list', addRow(shape.member?.shape ?? ''), min, max];
  if (shape.type === 'map') return ['map', addRow(shape.key?.shape ?? ''), addRow(shape.value?.shape ?? ''), min, max];
  const required = new Set(shape.required);
  const members = Object.entries(shape.members ?? {}).filter(([member]) => known.get(name)?.has(member) ?? true);
  return [
    'structure',
    name,
    members.map(([member, { shape: target }]) => [member, addRow(target), required.has(member) ? 1 : 0]),
  ];
}

/** The members that the schema has, by structure. */
type Vocabulary = ReadonlyMap<string, ReadonlySet<string>>;

function createVocabulary(schema: PackedService): Vocabulary {
  const structures = schema.shapes.flatMap((row) => (row[0] === 1 || row[0] === 2 ? [] : [row]));
  return new Map(structures.map(([, name, , memberNames]) => [name, new Set(memberNames.split(' '))]));
}

function packLeaf(name: string, shape: Shape, source: SchemaSource): PackedConstraint {
  const [min, max] = [shape.min ?? null, shape.max ?? null];
  if (numberTypes.has(shape.type)) return ['number', shape.type, min, max];
  if (shape.type === 'blob') return ['blob', min, max];
  if (shape.type !== 'string') throw new Error(`${source.id}: ${name} is a constrained ${shape.type}`);
  if (shape.pattern !== undefined && !compilePattern(shape.pattern)) {
    console.warn(`${source.id}: the pattern of ${name} cannot be read, and is not checked: ${shape.pattern}`);
  }
  const order = source.enumOrders?.[name];
  // A value that AWS has added since stands at the end.
  const values = shape.enum && order ? [...order, ...shape.enum.filter((value) => !order.includes(value))] : shape.enum;
  return ['string', min, max, shape.pattern ?? null, values ?? null];
}

/** Every shape with something to check in it, however deep. */
function findConstrained(model: BotocoreModel, unchecked: ReadonlySet<string>): ReadonlySet<string> {
  const constrained = new Set<string>();
  const hasOwn = (shape: Shape): boolean =>
    shape.min !== undefined ||
    shape.max !== undefined ||
    shape.pattern !== undefined ||
    shape.enum !== undefined ||
    (shape.required?.length ?? 0) > 0;
  const targets = (shape: Shape): readonly (string | undefined)[] => [
    ...Object.values(shape.members ?? {}).map((member) => member.shape),
    shape.member?.shape,
    shape.key?.shape,
    shape.value?.shape,
  ];
  for (let before = -1; before !== constrained.size;) {
    before = constrained.size;
    for (const [name, shape] of Object.entries(model.shapes)) {
      if (unchecked.has(name)) continue;
      if (hasOwn(shape) || targets(shape).some((target) => target !== undefined && constrained.has(target)))
        constrained.add(name);
    }
  }
  return constrained;
}
