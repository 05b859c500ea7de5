import { invalidInput, quotaExceeded, validationError } from '../errors.ts';
import { MAX_TAGS } from '../limits.ts';
import type { Tags } from '../state.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export function tagList(tags: Tags): { Key: string; Value: string }[] {
  return Object.entries(tags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([Key, Value]) => ({ Key, Value }));
}

/** The tags with others added or replaced. */
export function withTags(tags: Tags, added: readonly Tag[] | undefined, what: string): Tags {
  const keys = new Set<string>();
  for (const { Key } of added ?? []) {
    if (keys.has(Key.toLowerCase())) {
      throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    }
    keys.add(Key.toLowerCase());
    if (/^aws:/i.test(Key)) throw validationError('aws: prefixed tag key names are not allowed for external use.');
  }
  const kept = Object.entries(tags).filter(([key]) => !keys.has(key.toLowerCase()));
  const all = Object.fromEntries([...kept, ...(added ?? []).map(({ Key, Value }) => [Key, Value] as const)]);
  if (Object.keys(all).length > MAX_TAGS) throw quotaExceeded(`TagsPer${what}`, MAX_TAGS);
  return all;
}

export function withoutTags(tags: Tags, removed: readonly string[]): Tags {
  const keys = new Set(removed.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.has(key.toLowerCase())));
}
