import type { Policy as PolicyShape, PolicyVersion as VersionShape } from '@aws-sdk/client-iam';
import { notEmulated, policyMissing, versionNotFound } from '../errors.ts';
import type { IamContext, Policy, PolicyVersion } from '../state.ts';
import { encodeDocument } from './encode-document.ts';
import { dateOf } from './entity.ts';
import { under } from './listing.ts';
import { tagList } from './tags.ts';

const AWS_MANAGED = /^arn:aws:iam::aws:policy\/./;

/** Policies of AWS's own may be attached; their documents are not here. */
export function isAwsManaged(arn: string): boolean {
  return AWS_MANAGED.test(arn);
}

export function getPolicyByArn(arn: string, { state }: IamContext): Policy {
  const policy = state.policies.get(arn);
  if (!policy && isAwsManaged(arn)) throw notEmulated(`the documents of AWS managed policies, such as ${arn}`);
  if (!policy) throw policyMissing(arn);
  return policy;
}

export function getVersion(arn: string, versionId: string, context: IamContext): PolicyVersion {
  getPolicyByArn(arn, context);
  const version = context.state.policyVersions.get([arn, Number(versionId.slice(1))]);
  if (!version) throw versionNotFound(arn, versionId);
  return version;
}

export function attachmentCount(arn: string, { state }: IamContext): number {
  return under(state.attachments, arn).length;
}

/** How many roles and users have a policy as their boundary. */
export function boundaryCount(arn: string, { state }: IamContext): number {
  return [...state.roles.values(), ...state.users.values()].filter(({ boundaryArn }) => boundaryArn === arn).length;
}

/** A policy as lists give it. */
export function listedPolicy(policy: Policy, context: IamContext): PolicyShape {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: `v${policy.defaultVersion}`,
    AttachmentCount: attachmentCount(policy.arn, context),
    PermissionsBoundaryUsageCount: boundaryCount(policy.arn, context),
    IsAttachable: true,
    CreateDate: dateOf(policy.createdAt),
    UpdateDate: dateOf(policy.updatedAt),
  };
}

export function shapeOfPolicy(policy: Policy, context: IamContext): PolicyShape {
  return {
    ...listedPolicy(policy, context),
    ...(policy.description !== undefined && { Description: policy.description }),
    Tags: tagList(policy.tags),
  };
}

export function shapeOfVersion(policy: Policy, version: PolicyVersion): VersionShape {
  return {
    VersionId: `v${version.number}`,
    IsDefaultVersion: version.number === policy.defaultVersion,
    CreateDate: dateOf(version.createdAt),
  };
}

export function documentOf(version: PolicyVersion): string {
  return encodeDocument(version.document);
}
