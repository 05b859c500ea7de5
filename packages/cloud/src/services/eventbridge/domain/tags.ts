import type { EventBridgeState } from '../state.ts';

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** Adds tags to what a resource has. */
export function addTags(state: EventBridgeState, arn: string, tags: readonly Tag[] | undefined): void {
  if (tags === undefined || tags.length === 0) return;
  const added = Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  state.tags.set(arn, { ...state.tags.get(arn), ...added });
}

/** Gives a resource these tags and no others. */
export function replaceTags(state: EventBridgeState, arn: string, tags: readonly Tag[]): void {
  state.tags.set(arn, Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])));
}

/** The tags of a resource, as lists of them are written. */
export function tagsOf(state: EventBridgeState, arn: string): Tag[] {
  return Object.entries(state.tags.get(arn) ?? {}).map(([Key, Value]) => ({ Key, Value }));
}
