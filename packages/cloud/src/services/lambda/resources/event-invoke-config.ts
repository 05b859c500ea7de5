import type { ServiceResource } from '../../service.ts';
import { deleteFunctionEventInvokeConfig } from '../operations/delete-function-event-invoke-config.ts';
import { putFunctionEventInvokeConfig } from '../operations/put-function-event-invoke-config.ts';
import type { LambdaContext, LambdaState } from '../state.ts';
import { templateInput } from './template-input.ts';
import type { Properties, ResourceResult } from '../../../kernel/service.ts';

const PROPERTIES = [
  'DestinationConfig',
  'FunctionName',
  'MaximumEventAgeInSeconds',
  'MaximumRetryAttempts',
  'Qualifier',
];

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventinvokeconfig.html */
export const eventInvokeConfigResource: ServiceResource<LambdaState> = {
  properties: PROPERTIES,
  required: ['FunctionName', 'Qualifier'],
  replaceOn: ['FunctionName', 'Qualifier'],
  create: (properties, _request, context) => put(properties, context),
  update: (_id, properties, _previous, _request, context) => put(properties, context),
  delete: (_id, properties, context) =>
    void deleteFunctionEventInvokeConfig(templateInput(properties, ['FunctionName', 'Qualifier']), context),
};

function put(properties: Properties, context: LambdaContext): ResourceResult {
  putFunctionEventInvokeConfig(templateInput(properties, PROPERTIES), context);
  return { physicalId: `${String(properties['FunctionName'])}|${String(properties['Qualifier'])}`, attributes: {} };
}
