import { validationError } from '../domain/validation-error.ts';

/** Where a SELECT that was cut short goes on. */
export interface Position {
  /** Which of its partitions. */
  readonly part: number;
  /** Key in the map of the table or index after which to go on. */
  readonly after: string | undefined;
}

export function formatNextToken(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64');
}

export function parseNextToken(token: string): Position {
  try {
    const { part, after } = JSON.parse(Buffer.from(token, 'base64').toString()) as { part: unknown; after: unknown };
    if (typeof part === 'number' && (after === undefined || typeof after === 'string')) return { part, after };
  } catch {
    // Whatever it is, it is no token of ours.
  }
  throw validationError('Invalid NextToken');
}
