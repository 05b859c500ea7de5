import { samEventError } from '../sam-expansion.ts';
import { invokePermission, type EventExpander } from './event-target.ts';

/** Events of type CloudWatchLogs: a subscription filter. */
export const logEvent: EventExpander = (event, target) => {
  const { LogGroupName, FilterPattern } = event.properties;
  if (LogGroupName === undefined || FilterPattern === undefined) {
    const name = LogGroupName === undefined ? 'LogGroupName' : 'FilterPattern';
    throw samEventError(target.functionId, event.id, `Missing required property '${name}'.`);
  }
  const text = 'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${__LogGroupName__}:*';
  return {
    resources: {
      [`${event.logicalId}Permission`]: invokePermission(target, 'logs.amazonaws.com', {
        SourceArn: { 'Fn::Sub': [text, { __LogGroupName__: LogGroupName }] },
      }),
      [event.logicalId]: {
        Type: 'AWS::Logs::SubscriptionFilter',
        ...target.attributes,
        DependsOn: [`${event.logicalId}Permission`],
        Properties: { LogGroupName, FilterPattern, DestinationArn: target.arn },
      },
    },
  };
};
