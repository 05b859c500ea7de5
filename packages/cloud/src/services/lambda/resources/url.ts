import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { urlOf } from '../domain/function-url.ts';
import { functionArn, getFunctionForUrl, qualifiedKey } from '../domain/function-reference.ts';
import { createFunctionUrlConfig } from '../operations/create-function-url-config.ts';
import { deleteFunctionUrlConfig } from '../operations/delete-function-url-config.ts';
import { updateFunctionUrlConfig } from '../operations/update-function-url-config.ts';
import type { LambdaContext, LambdaState } from '../state.ts';
import { templateInput } from './template-input.ts';

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-url.html */
export const urlResource: ServiceResource<LambdaState> = {
  properties: ['AuthType', 'Cors', 'InvokeMode', 'Qualifier', 'TargetFunctionArn'],
  required: ['AuthType', 'TargetFunctionArn'],
  replaceOn: ['Qualifier', 'TargetFunctionArn'],
  create: (properties, _request, context) => {
    createFunctionUrlConfig(inputOf(properties) as never, context);
    return describe(properties, context);
  },
  update: (_id, properties, _previous, _request, context) => {
    updateFunctionUrlConfig({ Cors: {}, ...inputOf(properties) } as never, context);
    return describe(properties, context);
  },
  delete: (_id, properties, context) => {
    const { FunctionName, Qualifier } = inputOf(properties);
    deleteFunctionUrlConfig({ FunctionName, ...(Qualifier !== undefined && { Qualifier }) } as never, context);
  },
};

function inputOf(properties: Properties): Properties {
  const input = templateInput<Properties>(properties, ['AuthType', 'Cors', 'InvokeMode', 'Qualifier']);
  return { ...input, FunctionName: properties['TargetFunctionArn'] };
}

function describe(properties: Properties, caller: LambdaContext): ResourceResult {
  const wanted = properties['Qualifier'] as string | undefined;
  const { name, qualifier, context } = getFunctionForUrl(String(properties['TargetFunctionArn']), caller, wanted);
  const url = context.state.urls.get(qualifiedKey(name, qualifier));
  const arn = functionArn(context, name, qualifier);
  return { physicalId: arn, attributes: { FunctionArn: arn, FunctionUrl: url ? urlOf(context, url.urlId) : '' } };
}
