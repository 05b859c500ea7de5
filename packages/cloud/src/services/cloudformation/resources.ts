import type { ServiceResource } from '../service.ts';
import type { CloudFormationState } from './state.ts';

/** A URL-like id that other resources refer to; nothing ever signals it. */
const waitConditionHandle: ServiceResource<CloudFormationState> = {
  properties: [],
  create: (_, { stackId, logicalId }, { region }) => ({
    physicalId: `https://cloudformation-waitcondition-${region}.s3.${region}.amazonaws.com/${encodeURIComponent(`${stackId}/${logicalId}`)}`,
    attributes: {},
  }),
  delete: () => undefined,
};

/** What CDK puts into each stack to count its use; it stands for nothing. */
const cdkMetadata: ServiceResource<CloudFormationState> = {
  properties: ['Analytics'],
  create: (_, request) => ({ physicalId: request.generateName(), attributes: {} }),
  update: (physicalId) => ({ physicalId, attributes: {} }),
  delete: () => undefined,
};

export const cloudFormationResources: Readonly<Record<string, ServiceResource<CloudFormationState>>> = {
  'AWS::CDK::Metadata': cdkMetadata,
  'AWS::CloudFormation::WaitConditionHandle': waitConditionHandle,
};
