import type { Properties } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { readList, readObject, readText } from '../../template-properties/property-values.ts';
import { functionArn, getFunctionRecord } from '../domain/function-reference.ts';
import { createAlias } from '../operations/create-alias.ts';
import { deleteAlias } from '../operations/delete-alias.ts';
import { updateAlias } from '../operations/update-alias.ts';
import type { LambdaState } from '../state.ts';
import { provision } from './provision.ts';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-alias.html */
export const aliasResource: ServiceResource<LambdaState> = {
  properties: [
    'FunctionName',
    'FunctionVersion',
    'Name',
    'Description',
    'ProvisionedConcurrencyConfig',
    'RoutingConfig',
  ],
  required: ['FunctionName', 'FunctionVersion', 'Name'],
  replaceOn: ['FunctionName', 'Name'],
  create: (properties, _request, caller) => {
    const input = inputOf(properties);
    createAlias(input, caller);
    provision(input.FunctionName, input.Name, properties, {}, caller);
    const { record, context } = getFunctionRecord(input.FunctionName, caller);
    const arn = functionArn(context, record.name, input.Name);
    return { physicalId: arn, attributes: { AliasArn: arn } };
  },
  update: (arn, properties, previous, _request, context) => {
    const input = inputOf(properties);
    updateAlias({ RoutingConfig: {}, Description: '', ...input }, context);
    provision(input.FunctionName, input.Name, properties, previous, context);
    return { physicalId: arn, attributes: { AliasArn: arn } };
  },
  delete: (_arn, properties, context) =>
    void deleteAlias({ FunctionName: String(properties['FunctionName']), Name: String(properties['Name']) }, context),
};

function inputOf(properties: Properties) {
  const weights = readList(readObject(properties, 'RoutingConfig') ?? {}, 'AdditionalVersionWeights');
  const description = readText(properties, 'Description');
  return {
    FunctionName: String(properties['FunctionName']),
    FunctionVersion: String(properties['FunctionVersion']),
    Name: String(properties['Name']),
    ...(description !== undefined && { Description: description }),
    ...(weights.length > 0 && {
      RoutingConfig: {
        AdditionalVersionWeights: Object.fromEntries(
          weights.map((weight) => [String(weight['FunctionVersion']), Number(weight['FunctionWeight'])]),
        ),
      },
    }),
  };
}
