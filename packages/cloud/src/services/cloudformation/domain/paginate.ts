import { validationError } from '../errors.ts';

/** One page of a list, and the token for the next. */
export function paginate<T>(
  items: readonly T[],
  nextToken: string | undefined,
  pageSize: number,
): { readonly page: readonly T[]; readonly nextToken: string | undefined } {
  const start = nextToken === undefined ? 0 : parseToken(nextToken);
  const end = start + pageSize;
  return {
    page: items.slice(start, end),
    nextToken: end < items.length ? Buffer.from(`at:${end}`).toString('base64url') : undefined,
  };
}

function parseToken(token: string): number {
  const position = /^at:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (position === undefined) throw validationError('The specified nextToken is invalid.');
  return Number(position);
}
