import { resourceNotFound, tooManyTags } from '../errors.ts';
import { MAX_TAGS } from '../limits.ts';
import type { LogGroup, LogsContext } from '../state.ts';
import { nameOfGroup } from './find-group.ts';

export function getTagged(arn: string, { state }: LogsContext): LogGroup {
  const group = state.groups.get(nameOfGroup(arn));
  if (!group || nameOfGroup(arn) === arn) throw resourceNotFound();
  return group;
}

export function addTags(group: LogGroup, added: Readonly<Record<string, string>>, { state }: LogsContext): void {
  const tags = { ...group.tags, ...added };
  if (Object.keys(tags).length > MAX_TAGS) throw tooManyTags(group.name);
  state.groups.set(group.name, { ...group, tags });
}

export function removeTags(group: LogGroup, keys: readonly string[], { state }: LogsContext): void {
  const tags = Object.fromEntries(Object.entries(group.tags).filter(([key]) => !keys.includes(key)));
  state.groups.set(group.name, { ...group, tags });
}
