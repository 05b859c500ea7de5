import { pathsOverlap, type DocumentPath } from '../document-path.ts';
import type { KeySchema } from '../key-schema.ts';
import { keyAttributes } from '../key-schema.ts';
import { validationError } from '../validation-error.ts';
import type { Update, UpdateValue } from './ast.ts';

/** What an update reads and writes, for the trace and whoever looks for races. */
export interface UpdatePaths {
  /** Paths whose old values decide what is written. */
  readonly read: readonly DocumentPath[];
  readonly written: readonly DocumentPath[];
  /** Whether something written is computed from its own old value: counters, list_append, if_not_exists, sets. */
  readonly selfReferential: boolean;
}

/** The paths that an update reads and writes, whatever the item. */
export function updatePaths(update: Update): UpdatePaths {
  const read: DocumentPath[] = [];
  const written: DocumentPath[] = [];
  let selfReferential = false;
  for (const action of update.actions) {
    written.push(action.path);
    const reads = action.kind === 'set' ? valuePaths(action.value) : action.kind === 'remove' ? [] : [action.path];
    read.push(...reads);
    if (reads.some((path) => pathsOverlap(path, action.path))) selfReferential = true;
  }
  return { read, written, selfReferential };
}

function valuePaths(value: UpdateValue): readonly DocumentPath[] {
  switch (value.kind) {
    case 'value':
      return [];
    case 'path':
      return [value.path];
    case 'ifNotExists':
      return [value.path, ...valuePaths(value.otherwise)];
    case 'listAppend':
      return [...valuePaths(value.first), ...valuePaths(value.second)];
    case 'plus':
    case 'minus':
      return [...valuePaths(value.left), ...valuePaths(value.right)];
  }
}

/** Throws `ValidationException` when an update would write an attribute of the primary key. */
export function assertUpdateLeavesKey(update: Update, schema: KeySchema): void {
  for (const { name } of keyAttributes(schema)) {
    if (update.actions.some((action) => action.path[0] === name)) {
      throw validationError(
        `One or more parameter values were invalid: Cannot update attribute ${name}. This attribute is part of the key`,
      );
    }
  }
}
