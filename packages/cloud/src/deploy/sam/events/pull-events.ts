import { isTemplateObject, type TemplateObject, textOf } from '../../template/template-value.ts';
import { samEventError, type InlinePolicy } from '../sam-expansion.ts';
import type { EventExpander } from './event-target.ts';

const DESTINATION_ACTIONS: Readonly<Record<string, string>> = {
  S3: 's3:PutObject',
  SNS: 'sns:Publish',
  SQS: 'sqs:SendMessage',
};

function pullEvent(sourceProperty: string, executionRole: string): EventExpander {
  return (event, { functionId, ref, attributes }) => {
    const { [sourceProperty]: source, DestinationConfig, ...settings } = event.properties;
    if (source === undefined) {
      throw samEventError(functionId, event.id, `Missing required property '${sourceProperty}'.`);
    }
    const onFailure = isTemplateObject(DestinationConfig) ? DestinationConfig['OnFailure'] : undefined;
    return {
      resources: {
        [event.logicalId]: {
          Type: 'AWS::Lambda::EventSourceMapping',
          ...attributes,
          Properties: {
            EventSourceArn: source,
            FunctionName: ref,
            ...settings,
            ...(isTemplateObject(onFailure)
              ? { DestinationConfig: { OnFailure: { Destination: onFailure['Destination'] ?? null } } }
              : {}),
          },
        },
      },
      managedPolicies: [`arn:aws:iam::aws:policy/service-role/${executionRole}`],
      policies: isTemplateObject(onFailure) ? destinationPolicies(event.logicalId, onFailure) : [],
    };
  };
}

function destinationPolicies(logicalId: string, onFailure: TemplateObject): readonly InlinePolicy[] {
  const type = textOf(onFailure['Type']);
  const action = DESTINATION_ACTIONS[type];
  if (action === undefined) return [];
  return [
    {
      PolicyName: `${logicalId}${type}Policy`,
      PolicyDocument: {
        Statement: [{ Action: action, Effect: 'Allow', Resource: onFailure['Destination'] ?? '*' }],
      },
    },
  ];
}

/** Events of type SQS. */
export const sqsEvent: EventExpander = pullEvent('Queue', 'AWSLambdaSQSQueueExecutionRole');

/** Events of type DynamoDB. */
export const dynamoDbEvent: EventExpander = pullEvent('Stream', 'AWSLambdaDynamoDBExecutionRole');

/** Events of type Kinesis. */
export const kinesisEvent: EventExpander = pullEvent('Stream', 'AWSLambdaKinesisExecutionRole');
