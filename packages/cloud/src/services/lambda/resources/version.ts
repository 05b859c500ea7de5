import type { ServiceResource } from '../../service.ts';
import { functionArn, getFunctionRecord } from '../domain/function-reference.ts';
import { deleteFunction } from '../operations/delete-function.ts';
import { publishVersion } from '../operations/publish-version.ts';
import type { LambdaState } from '../state.ts';
import { provision } from './provision.ts';
import { templateInput } from './template-input.ts';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-version.html */
export const versionResource: ServiceResource<LambdaState> = {
  properties: ['FunctionName', 'CodeSha256', 'Description', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  required: ['FunctionName'],
  replaceOn: ['FunctionName', 'CodeSha256', 'Description', 'ProvisionedConcurrencyConfig'],
  create: (properties, _request, caller) => {
    const input = templateInput<Parameters<typeof publishVersion>[0]>(properties, [
      'FunctionName',
      'CodeSha256',
      'Description',
    ]);
    const { record, context } = getFunctionRecord(input.FunctionName, caller);
    const { Version: version = '' } = publishVersion(input, caller) as { readonly Version?: string };
    provision(input.FunctionName, version, properties, {}, caller);
    const arn = functionArn(context, record.name, version);
    return { physicalId: arn, attributes: { FunctionArn: arn, Version: version } };
  },
  delete: (arn, _properties, context) => void deleteFunction({ FunctionName: arn }, context),
};
