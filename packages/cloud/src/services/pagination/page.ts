import type { AwsError } from '../../kernel/aws-error.ts';

/** Which page a list operation wants. */
export interface PageRequest {
  readonly size: number;
  readonly nextToken: string | undefined;
  /** What to throw at a token that none of our pages ended with. */
  readonly invalidToken: () => AwsError;
}

/** One page, and the token that leads to the next. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/** Cuts a page out of items that are sorted by their unique name. */
export function pageOf<T>(all: readonly T[], nameOf: (item: T) => string, request: PageRequest): Page<T> {
  const { size, nextToken, invalidToken } = request;
  const after = nextToken === undefined ? undefined : readToken(nextToken, invalidToken);
  const rest = after === undefined ? all : all.filter((item) => nameOf(item) > after);
  const items = rest.slice(0, size);
  const last = items.at(-1);
  return { items, nextToken: rest.length > size && last !== undefined ? writeToken(nameOf(last)) : undefined };
}

const PREFIX = 'after:';

function writeToken(name: string): string {
  return Buffer.from(PREFIX + JSON.stringify(name)).toString('base64');
}

function readToken(token: string, invalidToken: () => AwsError): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith(PREFIX)) throw invalidToken();
  try {
    const name: unknown = JSON.parse(text.slice(PREFIX.length));
    if (typeof name === 'string') return name;
  } catch {
    // None of ours.
  }
  throw invalidToken();
}
