import type { Properties } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { createEventSourceMapping } from '../operations/create-event-source-mapping.ts';
import { deleteEventSourceMapping } from '../operations/delete-event-source-mapping.ts';
import { updateEventSourceMapping } from '../operations/update-event-source-mapping.ts';
import type { LambdaContext, LambdaState } from '../state.ts';
import { templateInput } from './template-input.ts';

const FIXED = ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp', 'SelfManagedEventSource'];
const SETTINGS = [
  'BatchSize',
  'BisectBatchOnFunctionError',
  'DestinationConfig',
  'Enabled',
  'FilterCriteria',
  'FunctionName',
  'FunctionResponseTypes',
  'MaximumBatchingWindowInSeconds',
  'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts',
  'ParallelizationFactor',
  'ProvisionedPollerConfig',
  'ScalingConfig',
  'TumblingWindowInSeconds',
];

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html */
export const eventSourceMappingResource: ServiceResource<LambdaState> = {
  properties: [...FIXED, ...SETTINGS],
  required: ['FunctionName'],
  replaceOn: FIXED,
  create: (properties, _request, context) => {
    const { UUID: uuid = '' } = createEventSourceMapping(
      templateInput(properties, [...FIXED, ...SETTINGS]),
      context,
    ) as {
      readonly UUID?: string;
    };
    return describe(uuid, context);
  },
  update: (uuid, properties, previous, _request, context) => {
    const input = templateInput<Properties>(properties, SETTINGS);
    updateEventSourceMapping({ ...cleared(properties, previous), ...input, UUID: uuid }, context);
    return describe(uuid, context);
  },
  delete: (uuid, _properties, context) => void deleteEventSourceMapping({ UUID: uuid }, context),
};

/** What a template has no longer goes back to Lambda's default. */
function cleared(properties: Properties, previous: Properties): Properties {
  const defaults: Properties = {
    Enabled: true,
    FilterCriteria: { Filters: [] },
    FunctionResponseTypes: [],
    MaximumBatchingWindowInSeconds: 0,
    MaximumRecordAgeInSeconds: -1,
    MaximumRetryAttempts: -1,
    BisectBatchOnFunctionError: false,
    ParallelizationFactor: 1,
    ScalingConfig: {},
    DestinationConfig: {},
  };
  const gone = Object.keys(defaults).filter((name) => previous[name] !== undefined && properties[name] === undefined);
  return Object.fromEntries(gone.map((name) => [name, defaults[name]]));
}

function describe(uuid: string, context: LambdaContext) {
  const arn = `arn:aws:lambda:${context.region}:${context.account}:event-source-mapping:${uuid}`;
  return { physicalId: uuid, attributes: { Id: uuid, EventSourceMappingArn: arn } };
}
