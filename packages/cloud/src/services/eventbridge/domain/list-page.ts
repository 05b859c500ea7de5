import { pageOf } from '../../pagination/page.ts';
import type { Page } from '../../pagination/page.ts';
import { validationError } from '../errors.ts';
import { DEFAULT_PAGE_SIZE } from '../limits.ts';

/** The page that `Limit` and `NextToken` ask for, of items sorted by their unique name. */
export function listPage<T>(
  all: readonly T[],
  nameOf: (item: T) => string,
  input: { readonly Limit?: number | undefined; readonly NextToken?: string | undefined },
): Page<T> {
  return pageOf(all, nameOf, {
    size: input.Limit ?? DEFAULT_PAGE_SIZE,
    nextToken: input.NextToken,
    invalidToken: () => validationError('Parameter NextToken is not valid.'),
  });
}
