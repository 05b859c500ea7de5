import type { PathOperand, ValueOperand } from '../expression/ast.ts';
import { validationError } from '../validation-error.ts';
import { readLiteral, startsLiteral } from './partiql-literal.ts';
import { readPartiqlPath, type PartiqlReader } from './partiql-reader.ts';

/** Something that was read. Its types are checked when it is bound, after what else may be wrong with the statement. */
export type Deferred<T> = () => T;

/**
 * Reads a value, a path, or a function's call, of which `readCall` reads what follows the name. What is wrong with it, but
 * not with its grammar, is added to the faults.
 */
export function readOperand<T>(
  reader: PartiqlReader,
  faults: Error[],
  readCall: (name: string) => Deferred<T>,
): Deferred<PathOperand | ValueOperand | T> {
  if (reader.take('MISSING')) return refused(validationError('MISSING must be compared using IS operator'), faults);
  if (startsLiteral(reader)) {
    const value = readLiteral(reader);
    return () => ({ kind: 'value', value });
  }
  if (functionName(reader) !== undefined) return readCall(reader.next().text);
  const path = readPartiqlPath(reader);
  return () => ({ kind: 'path', path });
}

/** The lower-case name of the function that would be called next. */
export function functionName(reader: PartiqlReader): string | undefined {
  const { kind, text } = reader.peek();
  return kind === 'word' && reader.peek(1).keyword === '(' ? text.toLowerCase() : undefined;
}

/** Reads what stands in parentheses or brackets, with commas between. */
export function readList<T>(
  reader: PartiqlReader,
  [open, close]: readonly [open: string, close: string],
  readItem: () => Deferred<T>,
): Deferred<T[]> {
  reader.expect(open);
  const items = [readItem()];
  while (reader.take(',')) items.push(readItem());
  reader.expect(close);
  return () => items.map((item) => item());
}

/** Stands for what cannot be there. */
export function refused(fault: Error, faults: Error[]): Deferred<never> {
  faults.push(fault);
  return () => {
    throw fault;
  };
}
