import type { ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { given, readJson, readNumber, readTags, readText } from '../../template-properties/property-values.ts';
import { atHome } from '../domain/entity.ts';
import { assertPolicyDocument } from '../domain/policy-document.ts';
import { getRoleNamed, storeRole } from '../domain/roles.ts';
import { withTags } from '../domain/tags.ts';
import { createRole } from '../operations/create-role.ts';
import { createServiceLinkedRole } from '../operations/create-service-linked-role.ts';
import { deleteRole } from '../operations/delete-role.ts';
import { deleteServiceLinkedRole } from '../operations/delete-service-linked-role.ts';
import type { IamContext, IamState } from '../state.ts';
import { serviceLinkedRoleName } from '../domain/service-linked-role.ts';
import { setPolicies, text } from './belongings.ts';

function resultOf(name: string, context: IamContext): ResourceResult {
  const { arn, id } = getRoleNamed(name, context);
  return { physicalId: name, attributes: { Arn: arn, RoleId: id } };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html */
export const role: ServiceResource<IamState> = {
  properties: [
    'AssumeRolePolicyDocument',
    'Description',
    'ManagedPolicyArns',
    'MaxSessionDuration',
    'Path',
    'PermissionsBoundary',
    'Policies',
    'RoleName',
    'Tags',
  ],
  required: ['AssumeRolePolicyDocument'],
  replaceOn: ['Path', 'RoleName'],
  create: (properties, request, here) => {
    const context = atHome(here);
    const name = readText(properties, 'RoleName') ?? request.generateName({ maxLength: 64 });
    createRole(
      {
        RoleName: name,
        AssumeRolePolicyDocument: readJson(properties, 'AssumeRolePolicyDocument') ?? '',
        Tags: readOwnTags(readTags(properties, request.tags)),
        ...given({
          Path: readText(properties, 'Path'),
          Description: readText(properties, 'Description'),
          MaxSessionDuration: readNumber(properties, 'MaxSessionDuration'),
          PermissionsBoundary: readText(properties, 'PermissionsBoundary'),
        }),
      },
      context,
    );
    setPolicies('role', name, properties, {}, context);
    return resultOf(name, context);
  },
  update: (name, properties, previous, request, here) => {
    const context = atHome(here);
    const assumeRolePolicy = readJson(properties, 'AssumeRolePolicyDocument') ?? '';
    assertPolicyDocument(assumeRolePolicy, 'trust');
    storeRole(
      {
        ...getRoleNamed(name, context),
        assumeRolePolicy,
        description: readText(properties, 'Description'),
        maxSessionSeconds: readNumber(properties, 'MaxSessionDuration') ?? 3600,
        boundaryArn: readText(properties, 'PermissionsBoundary'),
        tags: withTags({}, readOwnTags(readTags(properties, request.tags)), 'Role'),
      },
      context,
    );
    setPolicies('role', name, properties, previous, context);
    return resultOf(name, context);
  },
  delete: (name, properties, here) => {
    const context = atHome(here);
    setPolicies('role', name, {}, properties, context);
    deleteRole({ RoleName: name }, context);
  },
};

/** AWS: IAM does not let the `aws:` tags of stacks be set by its API; roles and users go without them. */
export function readOwnTags(
  tags: readonly { readonly Key: string; readonly Value: string }[],
): { Key: string; Value: string }[] {
  return tags.filter(({ Key }) => !/^aws:/i.test(Key));
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-servicelinkedrole.html */
export const serviceLinkedRole: ServiceResource<IamState> = {
  properties: ['AWSServiceName', 'CustomSuffix', 'Description'],
  required: ['AWSServiceName'],
  replaceOn: ['AWSServiceName', 'CustomSuffix'],
  create: (properties, _request, here) => {
    const AWSServiceName = text(properties, 'AWSServiceName');
    const suffix = readText(properties, 'CustomSuffix');
    createServiceLinkedRole(
      { AWSServiceName, ...given({ CustomSuffix: suffix, Description: readText(properties, 'Description') }) },
      here,
    );
    const RoleName = serviceLinkedRoleName(AWSServiceName, suffix);
    return { physicalId: RoleName, attributes: { RoleName } };
  },
  update: (name, properties, _previous, _request, here) => {
    const context = atHome(here);
    storeRole({ ...getRoleNamed(name, context), description: readText(properties, 'Description') }, context);
    return { physicalId: name, attributes: { RoleName: name } };
  },
  delete: (name, _properties, here) => {
    deleteServiceLinkedRole({ RoleName: name }, here);
  },
};
