import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { isAwsError } from '../../../kernel/aws-error.ts';
import type { Item } from '../domain/attribute-value.ts';
import { transactionCanceled } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ConditionalCheckFailedException: 'ConditionalCheckFailed',
  ValidationException: 'ValidationError',
  DuplicateItemException: 'DuplicateItem',
};

/**
 * Tries every action, so that each can say why it fails; answers all results, or throws
 * `TransactionCanceledException` with one reason per action.
 */
export function tryAll<A, R>(actions: readonly A[], attempt: (action: A) => R): R[] {
  const results: R[] = [];
  const reasons = actions.map((action): CancellationReason => {
    try {
      results.push(attempt(action));
      return { Code: 'None' };
    } catch (error) {
      return reasonOf(error);
    }
  });
  if (results.length < actions.length) throw transactionCanceled(reasons);
  return results;
}

function reasonOf(error: unknown): CancellationReason {
  if (!isAwsError(error)) throw error;
  const Code = REASONS[error.code];
  if (Code === undefined) throw error;
  const item = error.fields?.['Item'] as Item | undefined;
  return { Code, Message: error.message, ...(item && { Item: item }) };
}
