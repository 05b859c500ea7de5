/** What a generated `constraints.ts` holds as JSON. A reference is a row, or -1 where there is nothing to check. */
export interface PackedConstraints {
  readonly operations: Readonly<Record<string, readonly [input: number, errors: readonly string[]]>>;
  readonly shapes: readonly PackedConstraint[];
}

export type PackedConstraint =
  | readonly ['structure', name: string, members: readonly (readonly [name: string, ref: number, required: 0 | 1])[]]
  | readonly ['list', member: number, min: number | null, max: number | null]
  | readonly ['map', key: number, value: number, min: number | null, max: number | null]
  | readonly [
      'string',
      min: number | null,
      max: number | null,
      pattern: string | null,
      values: readonly string[] | null,
    ]
  | readonly ['blob', min: number | null, max: number | null]
  | readonly ['number', type: string, min: number | null, max: number | null];

export interface Limits {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

export interface StructureConstraint {
  readonly kind: 'structure';
  readonly name: string;
  readonly members: readonly {
    readonly name: string;
    readonly path: string;
    readonly node: Constraint | undefined;
    readonly required: boolean;
  }[];
}
export interface ListConstraint extends Limits {
  readonly kind: 'list';
  readonly member: Constraint | undefined;
}
export interface MapConstraint extends Limits {
  readonly kind: 'map';
  readonly key: Constraint | undefined;
  readonly value: Constraint | undefined;
}
export interface StringConstraint extends Limits {
  readonly kind: 'string';
  /** As the service prints it. */
  readonly pattern: string | undefined;
  readonly expression: RegExp | undefined;
  readonly values: ReadonlySet<string> | undefined;
}
export interface BlobConstraint extends Limits {
  readonly kind: 'blob';
}
export interface NumberConstraint extends Limits {
  readonly kind: 'number';
  readonly type: string;
}
export type Constraint =
  | StructureConstraint
  | ListConstraint
  | MapConstraint
  | StringConstraint
  | BlobConstraint
  | NumberConstraint;

/** The constraints of one service's inputs, and which errors its operations may answer. */
export interface ConstraintModel {
  /** Undefined where the operation's input has no constraint. */
  inputOf(operation: string): StructureConstraint | undefined;
  errorsOf(operation: string): readonly string[];
  /** `integer`, `long`, `float` or `double`; undefined where the model of constraints does not reach. */
  numberType(structure: string, member: string): string | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the text of a generated `constraints.ts`. Each row is built when it is first used. */
export function loadConstraints(text: string): ConstraintModel {
  const packed = JSON.parse(text) as PackedConstraints;
  const nodes: (Constraint | undefined)[] = [];

  const nodeAt = (ref: number): Constraint | undefined => {
    const row = packed.shapes[ref];
    if (!row) return undefined;
    const known = nodes[ref];
    if (known) return known;
    if (row[0] === 'structure') {
      const node = { kind: 'structure', name: row[1], members: [] } as Mutable<StructureConstraint>;
      nodes[ref] = node;
      node.members = row[2].map(([name, member, required]) => ({
        name,
        path: lowerFirst(name),
        node: nodeAt(member),
        required: required === 1,
      }));
      return node;
    }
    if (row[0] === 'list') {
      const node = { kind: 'list', ...limits(row[2], row[3]) } as Mutable<ListConstraint>;
      nodes[ref] = node;
      node.member = nodeAt(row[1]);
      return node;
    }
    if (row[0] === 'map') {
      const node = { kind: 'map', ...limits(row[3], row[4]) } as Mutable<MapConstraint>;
      nodes[ref] = node;
      node.key = nodeAt(row[1]);
      node.value = nodeAt(row[2]);
      return node;
    }
    return (nodes[ref] = leaf(row));
  };

  let structures: Map<string, number> | undefined;
  return {
    inputOf(operation) {
      const node = nodeAt(packed.operations[operation]?.[0] ?? -1);
      return node?.kind === 'structure' ? node : undefined;
    },
    errorsOf(operation) {
      return packed.operations[operation]?.[1] ?? [];
    },
    numberType(structure, member) {
      structures ??= new Map(packed.shapes.flatMap((row, index) => (row[0] === 'structure' ? [[row[1], index]] : [])));
      const node = nodeAt(structures.get(structure) ?? -1);
      const found =
        node?.kind === 'structure' ? node.members.find((candidate) => candidate.name === member)?.node : undefined;
      return found?.kind === 'number' ? found.type : undefined;
    },
  };
}

type PackedLeaf = Extract<PackedConstraint, readonly ['string' | 'blob' | 'number', ...unknown[]]>;

function leaf(row: PackedLeaf): Constraint {
  if (row[0] === 'blob') return { kind: 'blob', ...limits(row[1], row[2]) };
  if (row[0] === 'number') return { kind: 'number', type: row[1], ...limits(row[2], row[3]) };
  const [, min, max, pattern, values] = row;
  return {
    kind: 'string',
    ...limits(min, max),
    pattern: pattern ?? undefined,
    expression: pattern === null ? undefined : compilePattern(pattern),
    values: values === null ? undefined : new Set(values),
  };
}

function limits(min: number | null, max: number | null): Limits {
  return { min: min ?? undefined, max: max ?? undefined };
}

/** `TableName` is `tableName` in the words of a violation. */
function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * Reads a pattern written for Java, which must match the whole value.
 * Undefined where JavaScript cannot read it: such a pattern is not checked (the generator names them).
 */
export function compilePattern(pattern: string): RegExp | undefined {
  const source = `^(?:${pattern.replaceAll(String.raw`\p{Print}`, String.raw`[\x20-\x7e]`)})$`;
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // Read as Unicode first; patterns such as `[\w-_]` are only read without.
    }
  }
  return undefined;
}
