import type { PolicyStatement, StoredBus } from '../state.ts';
import { validationError } from '../errors.ts';

/** The policy of a bus as its API shows it; undefined when there is none. */
export function formatPolicy(bus: StoredBus): string | undefined {
  if (bus.statements.length === 0) return undefined;
  return JSON.stringify({ Version: '2012-10-17', Statement: bus.statements });
}

/** Reads the statements of a policy document. */
export function parsePolicy(text: string): readonly PolicyStatement[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw validationError('This policy contains invalid Json');
  }
  const statement: unknown =
    typeof document === 'object' && document !== null ? Reflect.get(document, 'Statement') : undefined;
  const list: readonly unknown[] = Array.isArray(statement) ? statement : [statement];
  if (!list.every(isStatement)) throw validationError('Syntax errors in policy.');
  return list;
}

function isStatement(value: unknown): value is PolicyStatement {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
