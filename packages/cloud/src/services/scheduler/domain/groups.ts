import { scheduleGroupNotFound } from '../errors.ts';
import type { SchedulerState, StoredScheduleGroup } from '../state.ts';
import { DEFAULT_GROUP, parseGroupArn } from './resource-names.ts';

const defaultGroup: StoredScheduleGroup = { name: DEFAULT_GROUP, tags: {} };

/** Finds a group by name; the default group is always there. */
export function findGroup(state: SchedulerState, name: string): StoredScheduleGroup | undefined {
  return state.groups.get(name) ?? (name === DEFAULT_GROUP ? defaultGroup : undefined);
}

export function getGroup(state: SchedulerState, name: string): StoredScheduleGroup {
  const group = findGroup(state, name);
  if (group === undefined) throw scheduleGroupNotFound(name);
  return group;
}

/** The group that the ARN of a tagged resource means; schedules themselves take no tags. */
export function getGroupByArn(state: SchedulerState, arn: string): StoredScheduleGroup {
  const name = parseGroupArn(arn);
  if (name === undefined) throw scheduleGroupNotFound(arn);
  return getGroup(state, name);
}

/** Every group, by name. */
export function listGroups(state: SchedulerState): readonly StoredScheduleGroup[] {
  const others = [...state.groups.values()].filter(({ name }) => name !== DEFAULT_GROUP);
  return [getGroup(state, DEFAULT_GROUP), ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Tags as the API writes them. */
export function formatTags(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** Tags as they are stored. */
export function readTagList(
  tags: readonly { readonly Key: string; readonly Value: string }[] | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key, Value]));
}
