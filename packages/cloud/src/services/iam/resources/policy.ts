import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { given, readJson, readText } from '../../template-properties/property-values.ts';
import { attachPolicy, detachPolicy } from '../domain/attached-policies.ts';
import { atHome } from '../domain/entity.ts';
import { deleteInlinePolicy, putInlinePolicy } from '../domain/inline-policies.ts';
import { under } from '../domain/listing.ts';
import { attachmentCount, getPolicyByArn } from '../domain/policies.ts';
import { createPolicy } from '../operations/create-policy.ts';
import { createPolicyVersion } from '../operations/create-policy-version.ts';
import { deletePolicy } from '../operations/delete-policy.ts';
import type { IamContext, IamState } from '../state.ts';
import { ownersIn, text } from './belongings.ts';

const document = (properties: Properties): string => readJson(properties, 'PolicyDocument') ?? '';

/** An inline policy of several. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-policy.html */
export const policy: ServiceResource<IamState> = {
  properties: ['Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users'],
  required: ['PolicyDocument', 'PolicyName'],
  create: (properties, request, here) => {
    const context = atHome(here);
    for (const [kind, owner] of ownersIn(properties))
      putInlinePolicy(kind, owner, text(properties, 'PolicyName'), document(properties), context);
    const physicalId = request.generateName({ maxLength: 128 });
    return { physicalId, attributes: { Id: physicalId } };
  },
  update: (physicalId, properties, previous, _request, here) => {
    const context = atHome(here);
    const name = text(properties, 'PolicyName');
    for (const [kind, owner] of ownersIn(properties)) putInlinePolicy(kind, owner, name, document(properties), context);
    const kept = new Set(ownersIn(properties).map(([kind, owner]) => `${kind}/${owner}/${name}`));
    for (const [kind, owner] of ownersIn(previous)) {
      const old = text(previous, 'PolicyName');
      if (!kept.has(`${kind}/${owner}/${old}`)) deleteInlinePolicy(kind, owner, old, context);
    }
    return { physicalId, attributes: { Id: physicalId } };
  },
  delete: (_physicalId, properties, here) => {
    for (const [kind, owner] of ownersIn(properties))
      deleteInlinePolicy(kind, owner, text(properties, 'PolicyName'), atHome(here));
  },
};

function setAttachments(arn: string, properties: Properties, previous: Properties, context: IamContext): void {
  const kept = new Set(ownersIn(properties).map(([kind, owner]) => `${kind}/${owner}`));
  for (const [kind, owner] of ownersIn(previous))
    if (!kept.has(`${kind}/${owner}`)) detachPolicy(kind, owner, arn, context);
  for (const [kind, owner] of ownersIn(properties)) attachPolicy(kind, owner, arn, context);
}

function resultOf(arn: string, context: IamContext): ResourceResult {
  const { id, defaultVersion } = getPolicyByArn(arn, context);
  const attributes = {
    PolicyArn: arn,
    PolicyId: id,
    DefaultVersionId: `v${defaultVersion}`,
    AttachmentCount: attachmentCount(arn, context),
    IsAttachable: true,
  };
  return { physicalId: arn, attributes };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-managedpolicy.html */
export const managedPolicy: ServiceResource<IamState> = {
  properties: ['Description', 'Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users'],
  required: ['PolicyDocument'],
  replaceOn: ['Description', 'ManagedPolicyName', 'Path'],
  create: (properties, request, here) => {
    const context = atHome(here);
    const PolicyName = readText(properties, 'ManagedPolicyName') ?? request.generateName({ maxLength: 128 });
    const path = readText(properties, 'Path');
    createPolicy(
      {
        PolicyName,
        PolicyDocument: document(properties),
        ...given({ Path: path, Description: readText(properties, 'Description') }),
      },
      context,
    );
    const arn = `arn:aws:iam::${context.account}:policy${path ?? '/'}${PolicyName}`;
    setAttachments(arn, properties, {}, context);
    return resultOf(arn, context);
  },
  update: (arn, properties, previous, _request, here) => {
    const context = atHome(here);
    if (document(properties) !== document(previous)) {
      // CloudFormation makes room for the new version by removing the oldest that is not the default.
      const versions = under(context.state.policyVersions, arn);
      const oldest = versions.find(([, { number }]) => number !== getPolicyByArn(arn, context).defaultVersion);
      if (versions.length >= 5 && oldest) context.state.policyVersions.delete(oldest[0]);
      createPolicyVersion({ PolicyArn: arn, PolicyDocument: document(properties), SetAsDefault: true }, context);
    }
    setAttachments(arn, properties, previous, context);
    return resultOf(arn, context);
  },
  delete: (arn, properties, here) => {
    const context = atHome(here);
    setAttachments(arn, {}, properties, context);
    const { defaultVersion } = getPolicyByArn(arn, context);
    for (const [key, { number }] of under(context.state.policyVersions, arn)) {
      if (number !== defaultVersion) context.state.policyVersions.delete(key);
    }
    deletePolicy({ PolicyArn: arn }, context);
  },
};
