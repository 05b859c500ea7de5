import type { Properties, ResourceResult } from '../../kernel/service.ts';
import type { ServiceResource } from '../service.ts';
import { given, readNumber, readTags, readText } from '../template-properties/property-values.ts';
import { getGroup } from './domain/find-group.ts';
import { createLogGroup } from './operations/create-log-group.ts';
import { createLogStream } from './operations/create-log-stream.ts';
import { deleteLogGroup } from './operations/delete-log-group.ts';
import { deleteLogStream } from './operations/delete-log-stream.ts';
import { deleteRetentionPolicy } from './operations/delete-retention-policy.ts';
import { deleteSubscriptionFilter } from './operations/delete-subscription-filter.ts';
import { putRetentionPolicy } from './operations/put-retention-policy.ts';
import { putSubscriptionFilter } from './operations/put-subscription-filter.ts';
import type { LogGroup, LogsContext, LogsState } from './state.ts';

const text = (properties: Properties, name: string): string => readText(properties, name) ?? '';

function tagsOf(properties: Properties, stackTags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(readTags(properties, stackTags).map(({ Key, Value }) => [Key, Value]));
}

function setRetention(name: string, properties: Properties, context: LogsContext): void {
  const retentionInDays = readNumber(properties, 'RetentionInDays');
  if (retentionInDays === undefined) deleteRetentionPolicy({ logGroupName: name }, context);
  else putRetentionPolicy({ logGroupName: name, retentionInDays }, context);
}

const groupResult = ({ name, arn }: LogGroup): ResourceResult => ({
  physicalId: name,
  attributes: { Arn: `${arn}:*` },
});

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-loggroup.html */
const logGroup: ServiceResource<LogsState> = {
  properties: ['DeletionProtectionEnabled', 'KmsKeyId', 'LogGroupClass', 'LogGroupName', 'RetentionInDays', 'Tags'],
  replaceOn: ['LogGroupName'],
  create: (properties, request, context) => {
    const name = readText(properties, 'LogGroupName') ?? request.generateName({ maxLength: 512 });
    createLogGroup(
      {
        logGroupName: name,
        tags: tagsOf(properties, request.tags),
        deletionProtectionEnabled: text(properties, 'DeletionProtectionEnabled') === 'true',
        ...given({
          kmsKeyId: readText(properties, 'KmsKeyId'),
          logGroupClass: readText(properties, 'LogGroupClass') as LogGroup['logClass'] | undefined,
        }),
      },
      context,
    );
    setRetention(name, properties, context);
    return groupResult(getGroup(name, context));
  },
  update: (name, properties, _previous, request, context) => {
    context.state.groups.set(name, {
      ...getGroup(name, context),
      kmsKeyId: readText(properties, 'KmsKeyId'),
      deletionProtected: text(properties, 'DeletionProtectionEnabled') === 'true',
      tags: tagsOf(properties, request.tags),
    });
    setRetention(name, properties, context);
    return groupResult(getGroup(name, context));
  },
  delete: (name, _properties, context) => {
    deleteLogGroup({ logGroupName: name }, context);
  },
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-logstream.html */
const logStream: ServiceResource<LogsState> = {
  properties: ['LogGroupName', 'LogStreamName'],
  required: ['LogGroupName'],
  replaceOn: ['LogGroupName', 'LogStreamName'],
  create: (properties, request, context) => {
    const name = readText(properties, 'LogStreamName') ?? request.generateName({ maxLength: 512 });
    createLogStream({ logGroupName: text(properties, 'LogGroupName'), logStreamName: name }, context);
    return { physicalId: name, attributes: {} };
  },
  delete: (name, properties, context) => {
    deleteLogStream({ logGroupName: text(properties, 'LogGroupName'), logStreamName: name }, context);
  },
};

function putFilter(name: string, properties: Properties, context: LogsContext): ResourceResult {
  putSubscriptionFilter(
    {
      filterName: name,
      logGroupName: text(properties, 'LogGroupName'),
      filterPattern: text(properties, 'FilterPattern'),
      destinationArn: text(properties, 'DestinationArn'),
      ...given({
        roleArn: readText(properties, 'RoleArn'),
        distribution: readText(properties, 'Distribution') as 'Random' | 'ByLogStream' | undefined,
      }),
    },
    context,
  );
  return { physicalId: name, attributes: {} };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-logs-subscriptionfilter.html */
const subscriptionFilter: ServiceResource<LogsState> = {
  properties: ['DestinationArn', 'Distribution', 'FilterName', 'FilterPattern', 'LogGroupName', 'RoleArn'],
  required: ['DestinationArn', 'FilterPattern', 'LogGroupName'],
  replaceOn: ['FilterName', 'LogGroupName'],
  create: (properties, request, context) =>
    putFilter(readText(properties, 'FilterName') ?? request.generateName({ maxLength: 512 }), properties, context),
  update: (name, properties, _previous, _request, context) => putFilter(name, properties, context),
  delete: (name, properties, context) => {
    deleteSubscriptionFilter({ logGroupName: text(properties, 'LogGroupName'), filterName: name }, context);
  },
};

export const resources: Readonly<Record<string, ServiceResource<LogsState>>> = {
  'AWS::Logs::LogGroup': logGroup,
  'AWS::Logs::LogStream': logStream,
  'AWS::Logs::SubscriptionFilter': subscriptionFilter,
};
