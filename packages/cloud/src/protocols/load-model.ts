import { loadConstraints } from './constraints.ts';
import type { ConstraintModel } from './constraints.ts';
import type { Member, OperationModel, ServiceModel, Shape, SimpleShape, StructureShape, Traits } from './model.ts';
import { SHAPE_BASE, simpleTypes, traitBits } from './packed.ts';
import type { PackedOperation, PackedRef, PackedService, PackedShape } from './packed.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const simpleShapes: ReadonlyMap<number, SimpleShape> = new Map<number, SimpleShape>([
  [simpleTypes.string, { kind: 'string' }],
  [simpleTypes.number, { kind: 'number' }],
  [simpleTypes.bigInteger, { kind: 'number' }],
  [simpleTypes.bigDecimal, { kind: 'number' }],
  [simpleTypes.boolean, { kind: 'boolean' }],
  [simpleTypes.document, { kind: 'document' }],
  [simpleTypes.blob, { kind: 'blob' }],
  [simpleTypes.streamingBlob, { kind: 'blob', streaming: true }],
  [simpleTypes.timestamp, { kind: 'timestamp' }],
  [simpleTypes.timestampDateTime, { kind: 'timestamp', timestampFormat: 'date-time' }],
  [simpleTypes.timestampHttpDate, { kind: 'timestamp', timestampFormat: 'http-date' }],
  [simpleTypes.timestampEpochSeconds, { kind: 'timestamp', timestampFormat: 'epoch-seconds' }],
]);

const noTraits: Traits = Object.freeze({});

/**
 * Reads a generated schema, and the generated constraints with it. Shapes are built when an operation is first used.
 *
 * @param schema - the text of a service's `generated/schema.ts`
 * @param constraints - the text of its `generated/constraints.ts`; without it nothing is validated
 */
export function loadServiceModel(schema: string, constraints?: string): ServiceModel {
  const packed = JSON.parse(schema) as PackedService;
  const { operations: packedOperations, shapes: rows, ...identity } = packed;
  const shapeAt = createShapeTable(rows);
  const operations: Record<string, OperationModel> = {};
  for (const [name, row] of Object.entries(packedOperations)) operations[name] = createOperation(name, row, shapeAt);
  let errors: ReadonlyMap<string, StructureShape> | undefined;
  let loaded: ConstraintModel | undefined;
  return {
    ...identity,
    operations,
    get errors(): ReadonlyMap<string, StructureShape> {
      return (errors ??= collectErrors(rows, shapeAt));
    },
    get constraints(): ConstraintModel | undefined {
      if (constraints === undefined) return undefined;
      return (loaded ??= loadConstraints(constraints));
    },
  };
}

function createOperation(name: string, row: PackedOperation, shapeAt: (row: number) => Shape): OperationModel {
  const [input, output, http, eventStream] = row;
  return {
    name,
    eventStream: eventStream === 1,
    http: http === 0 ? undefined : { method: http[0], uri: http[1], status: http[2] },
    get input(): StructureShape | undefined {
      return input < 0 ? undefined : (shapeAt(input) as StructureShape);
    },
    get output(): StructureShape | undefined {
      return output < 0 ? undefined : (shapeAt(output) as StructureShape);
    },
  };
}

function collectErrors(rows: readonly PackedShape[], shapeAt: (row: number) => Shape): Map<string, StructureShape> {
  const errors = new Map<string, StructureShape>();
  for (const [index, row] of rows.entries()) {
    if (row[0] === -3) errors.set(row[1], shapeAt(index) as StructureShape);
  }
  return errors;
}

function createShapeTable(rows: readonly PackedShape[]): (row: number) => Shape {
  const built: (Shape | undefined)[] = [];
  const plainMember = (name: string, target: Shape): Member => ({ name, target, traits: noTraits, required: false });

  const fromNumber = (ref: number): Shape => {
    if (ref >= SHAPE_BASE) return shapeAt(ref - SHAPE_BASE);
    const simple = simpleShapes.get(ref);
    if (simple) return simple;
    if (ref >= simpleTypes.mapOf) {
      return {
        kind: 'map',
        key: plainMember('key', fromNumber(0)),
        value: plainMember('value', fromNumber(ref - simpleTypes.mapOf)),
      };
    }
    return { kind: 'list', member: plainMember('member', fromNumber(ref - simpleTypes.listOf)) };
  };
  const toMember = (name: string, ref: PackedRef, required: boolean): Member =>
    typeof ref === 'number'
      ? { name, target: fromNumber(ref), traits: noTraits, required }
      : { name, target: fromNumber(ref[0]), traits: readTraits(ref[1]), required };

  // A shape is put into the table before its members are built, because shapes can contain themselves.
  const shapeAt = (index: number): Shape => {
    const known = built[index];
    if (known) return known;
    const row = rows[index];
    if (!row) throw new Error(`The schema has no shape ${index}`);
    if (row[0] === 1) {
      const list = { kind: 'list' } as Mutable<Extract<Shape, { kind: 'list' }>>;
      built[index] = list;
      list.member = toMember('member', row[1], false);
      return list;
    }
    if (row[0] === 2) {
      const map = { kind: 'map' } as Mutable<Extract<Shape, { kind: 'map' }>>;
      built[index] = map;
      map.key = toMember('key', row[1], true);
      map.value = toMember('value', row[2], false);
      return map;
    }
    const [kind, name, traits, memberNames, refs, required] = row;
    const members = new Map<string, Member>();
    const structure: StructureShape = {
      kind: kind === 4 ? 'union' : 'structure',
      name,
      traits: traits === 0 ? noTraits : traits,
      members,
    };
    built[index] = structure;
    const names = memberNames === '' ? [] : memberNames.split(' ');
    for (const [position, ref] of refs.entries()) {
      const memberName = names[position] ?? '';
      members.set(memberName, toMember(memberName, ref, position < required));
    }
    return structure;
  };
  return shapeAt;
}

function readTraits(traits: number | Traits): Traits {
  if (typeof traits === 'object') return traits;
  const read: Record<string, 1> = {};
  for (const [bit, name] of traitBits.entries()) {
    if (name !== '' && ((traits >> bit) & 1) === 1) read[name] = 1;
  }
  return read;
}
