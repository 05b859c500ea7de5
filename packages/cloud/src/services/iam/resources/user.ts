import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { given, readTags, readText } from '../../template-properties/property-values.ts';
import { atHome, keyOf } from '../domain/entity.ts';
import { getGroupNamed } from '../domain/groups.ts';
import { secretOfAccessKey } from '../../../kernel/access-key.ts';
import { under } from '../domain/listing.ts';
import { withTags } from '../domain/tags.ts';
import { getUserNamed } from '../domain/users.ts';
import { addUserToGroup } from '../operations/add-user-to-group.ts';
import { createAccessKey } from '../operations/create-access-key.ts';
import { createGroup } from '../operations/create-group.ts';
import { createUser } from '../operations/create-user.ts';
import { deleteAccessKey } from '../operations/delete-access-key.ts';
import { deleteGroup } from '../operations/delete-group.ts';
import { deleteUser } from '../operations/delete-user.ts';
import { removeUserFromGroup } from '../operations/remove-user-from-group.ts';
import { updateAccessKey } from '../operations/update-access-key.ts';
import type { IamContext, IamState } from '../state.ts';
import { setPolicies, text, texts } from './belongings.ts';
import { readOwnTags } from './role.ts';

function setGroups(name: string, properties: Properties, previous: Properties, context: IamContext): void {
  const groups = texts(properties, 'Groups');
  for (const GroupName of texts(previous, 'Groups'))
    if (!groups.includes(GroupName)) removeUserFromGroup({ GroupName, UserName: name }, context);
  for (const GroupName of groups) addUserToGroup({ GroupName, UserName: name }, context);
}

const userResult = (name: string, context: IamContext): ResourceResult => ({
  physicalId: name,
  attributes: { Arn: getUserNamed(name, context).arn },
});

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-user.html */
export const user: ServiceResource<IamState> = {
  properties: ['Groups', 'ManagedPolicyArns', 'Path', 'PermissionsBoundary', 'Policies', 'Tags', 'UserName'],
  replaceOn: ['Path', 'UserName'],
  create: (properties, request, here) => {
    const context = atHome(here);
    const name = readText(properties, 'UserName') ?? request.generateName({ maxLength: 64 });
    const options = given({
      Path: readText(properties, 'Path'),
      PermissionsBoundary: readText(properties, 'PermissionsBoundary'),
    });
    createUser({ UserName: name, Tags: readOwnTags(readTags(properties, request.tags)), ...options }, context);
    setPolicies('user', name, properties, {}, context);
    setGroups(name, properties, {}, context);
    return userResult(name, context);
  },
  update: (name, properties, previous, request, here) => {
    const context = atHome(here);
    context.state.users.set(keyOf(name), {
      ...getUserNamed(name, context),
      boundaryArn: readText(properties, 'PermissionsBoundary'),
      tags: withTags({}, readOwnTags(readTags(properties, request.tags)), 'User'),
    });
    setPolicies('user', name, properties, previous, context);
    setGroups(name, properties, previous, context);
    return userResult(name, context);
  },
  delete: (name, properties, here) => {
    const context = atHome(here);
    setPolicies('user', name, {}, properties, context);
    for (const [[, group]] of under(context.state.groupsOfUsers, keyOf(name)))
      removeUserFromGroup({ GroupName: group, UserName: name }, context);
    deleteUser({ UserName: name }, context);
  },
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-accesskey.html */
export const accessKey: ServiceResource<IamState> = {
  properties: ['Serial', 'Status', 'UserName'],
  required: ['UserName'],
  replaceOn: ['Serial', 'UserName'],
  create: (properties, _request, here) => {
    const context = atHome(here);
    const UserName = getUserNamed(text(properties, 'UserName'), context).name;
    const before = new Set(under(context.state.accessKeysOfUsers, keyOf(UserName)).map(([[, id]]) => id));
    createAccessKey({ UserName }, context);
    const [id = ''] = under(context.state.accessKeysOfUsers, keyOf(UserName))
      .map(([[, made]]) => made)
      .filter((made) => !before.has(made));
    return setStatus(id, properties, context);
  },
  update: (id, properties, _previous, _request, here) => setStatus(id, properties, atHome(here)),
  delete: (id, properties, here) => {
    deleteAccessKey({ UserName: text(properties, 'UserName'), AccessKeyId: id }, here);
  },
};

function setStatus(id: string, properties: Properties, context: IamContext): ResourceResult {
  const Status = (readText(properties, 'Status') ?? 'Active') as 'Active' | 'Inactive';
  updateAccessKey({ UserName: text(properties, 'UserName'), AccessKeyId: id, Status }, context);
  return { physicalId: id, attributes: { SecretAccessKey: secretOfAccessKey(id) } };
}

const groupResult = (name: string, context: IamContext): ResourceResult => ({
  physicalId: name,
  attributes: { Arn: getGroupNamed(name, context).arn },
});

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-group.html */
export const group: ServiceResource<IamState> = {
  properties: ['GroupName', 'ManagedPolicyArns', 'Path', 'Policies'],
  replaceOn: ['GroupName', 'Path'],
  create: (properties, request, here) => {
    const context = atHome(here);
    const name = readText(properties, 'GroupName') ?? request.generateName({ maxLength: 128 });
    createGroup({ GroupName: name, ...given({ Path: readText(properties, 'Path') }) }, context);
    setPolicies('group', name, properties, {}, context);
    return groupResult(name, context);
  },
  update: (name, properties, previous, _request, here) => {
    setPolicies('group', name, properties, previous, atHome(here));
    return groupResult(name, atHome(here));
  },
  delete: (name, properties, here) => {
    const context = atHome(here);
    setPolicies('group', name, {}, properties, context);
    deleteGroup({ GroupName: name }, context);
  },
};
