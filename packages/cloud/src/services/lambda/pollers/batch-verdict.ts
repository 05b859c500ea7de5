import type { InvocationAnswer } from '../state.ts';

export type BatchVerdict =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure' }
  | { readonly kind: 'partial'; readonly failed: ReadonlySet<string> };

/**
 * What an answer means for a batch. Source: Lambda developer guide, "Implementing partial batch responses": success for
 * an empty or null answer or list; failure for invalid JSON, and for an identifier that is empty, null, misnamed or unknown.
 */
export function judgeBatch(answer: InvocationAnswer, reportsFailures: boolean, ids: readonly string[]): BatchVerdict {
  if (answer.failed) return { kind: 'failure' };
  if (!reportsFailures) return { kind: 'success' };
  const failures = readFailures(answer.payload);
  if (failures === undefined) return { kind: 'failure' };
  const failed = new Set<string>();
  for (const failure of failures) {
    const id =
      typeof failure === 'object' && failure !== null && 'itemIdentifier' in failure
        ? failure.itemIdentifier
        : undefined;
    if (typeof id !== 'string' || id === '' || !ids.includes(id)) return { kind: 'failure' };
    failed.add(id);
  }
  return failed.size === 0 ? { kind: 'success' } : { kind: 'partial', failed };
}

/** The list of failures; undefined when the answer is none that Lambda understands. */
function readFailures(payload: string): readonly unknown[] | undefined {
  let answer: unknown;
  try {
    answer = payload === '' ? null : (JSON.parse(payload) as unknown);
  } catch {
    return undefined;
  }
  if (answer === null || answer === '') return [];
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined;
  if (!('batchItemFailures' in answer) || answer.batchItemFailures === null) return [];
  return Array.isArray(answer.batchItemFailures) ? (answer.batchItemFailures as unknown[]) : undefined;
}
