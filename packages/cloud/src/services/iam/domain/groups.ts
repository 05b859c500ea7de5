import type { Group as GroupShape } from '@aws-sdk/client-iam';
import { notFound } from '../errors.ts';
import type { Group, IamContext } from '../state.ts';
import { dateOf, keyOf } from './entity.ts';

export function getGroupNamed(name: string, { state }: IamContext): Group {
  const group = state.groups.get(keyOf(name));
  if (!group) throw notFound('group', name);
  return group;
}

export function shapeOfGroup(group: Group): GroupShape {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: group.arn,
    CreateDate: dateOf(group.createdAt),
  };
}
