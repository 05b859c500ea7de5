import { skyrigError } from '../model/skyrig-error.ts';

/** Throws when a name is none that every kind of store can keep: a path, a hidden file, nothing at all. */
export function assertFileName(name: string): void {
  if (/^[\w][\w.-]{0,200}$/.test(name)) return;
  throw skyrigError(
    'STORE_NAME',
    `${JSON.stringify(name)} is no name for a file of a history: give letters, digits, ".", "_" and "-".`,
  );
}

/** Refuses to replace a file by another one. */
export function assertSameContent(store: string, name: string, present: string, added: string): void {
  if (present === added) return;
  throw skyrigError(
    'STORE_CONFLICT',
    `${store} holds a file ${name} already, with another content. Give the run, or its shard, another id.`,
  );
}

/** A store that cannot be used, with what it answered. */
export function storeFailed(store: string, what: string, cause: unknown): Error {
  const answer = cause instanceof Error ? cause.message || cause.name : String(cause);
  // An error of the AWS SDK drags the whole connection along, which makes pages of every report.
  const isPlain = cause instanceof Error && !('$metadata' in cause);
  return skyrigError('STORE', `Cannot ${what} ${store}: ${answer}`, isPlain ? { cause } : {});
}
