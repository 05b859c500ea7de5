import { isAwsError, type AwsError } from '../../../kernel/aws-error.ts';
import { EXPIRED, emptyBatch, entryIdsNotDistinct, invalidEntryId, tooManyEntries } from '../errors.ts';
import { MAX_BATCH_ENTRIES } from '../limits.ts';

export interface FailedEntry {
  Id: string;
  SenderFault: boolean;
  Code: string;
  Message: string;
}

/** Checks what concerns a batch as a whole. */
export function assertBatch(entries: readonly { readonly Id: string }[], entryName: string): void {
  if (entries.length === 0) throw emptyBatch(entryName);
  if (entries.length > MAX_BATCH_ENTRIES) throw tooManyEntries(entries.length);
  const seen = new Set<string>();
  for (const { Id } of entries) {
    if (!/^[\w-]{1,80}$/.test(Id)) throw invalidEntryId();
    if (seen.has(Id)) throw entryIdsNotDistinct(Id);
    seen.add(Id);
  }
}

/* AWS: entries name their errors as Query does, and an expired handle in a way of their own. Source: https://github.com/smaskalik/sqsmover/issues/54 */
function describeFailure({ code, message }: AwsError): Pick<FailedEntry, 'Code' | 'Message'> {
  if (message.endsWith(EXPIRED)) return { Code: 'ReceiptHandleIsInvalid', Message: 'The receipt handle has expired' };
  return { Code: code.replace(/Exception$/, ''), Message: message };
}

/** Does each entry by itself: one that fails does not touch the others. */
export function eachEntry<E extends { readonly Id: string }, R extends object>(
  entries: readonly E[],
  perform: (entry: E) => R,
): { Successful: (R & { Id: string })[]; Failed: FailedEntry[] } {
  const Successful: (R & { Id: string })[] = [];
  const Failed: FailedEntry[] = [];
  for (const entry of entries) {
    try {
      Successful.push({ Id: entry.Id, ...perform(entry) });
    } catch (error) {
      if (!isAwsError(error)) throw error;
      Failed.push({ Id: entry.Id, SenderFault: error.fault === 'client', ...describeFailure(error) });
    }
  }
  return { Successful, Failed };
}
