import type { Properties } from '../../kernel/service.ts';
import type { ServiceResource } from '../service.ts';
import { getQueue, queueUrl } from './domain/find-queue.ts';
import { createQueue } from './operations/create-queue.ts';
import { deleteQueue } from './operations/delete-queue.ts';
import { setQueueAttributes } from './operations/set-queue-attributes.ts';
import type { Queue, SqsContext, SqsState } from './state.ts';

const ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];

function attributesOf(properties: Properties): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ATTRIBUTES) {
    const value = properties[name];
    if (value === undefined || (name === 'FifoQueue' && String(value) === 'false')) continue;
    attributes[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return attributes;
}

function tagsOf(properties: Properties): Record<string, string> {
  const tags = (properties['Tags'] ?? []) as readonly { Key: string; Value: string }[];
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function resultOf(queue: Queue, context: SqsContext) {
  const url = queueUrl(queue, context);
  return { physicalId: url, attributes: { Arn: queue.arn, QueueName: queue.name, QueueUrl: url } };
}

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queue.html */
const queueResource: ServiceResource<SqsState> = {
  properties: [...ATTRIBUTES, 'QueueName', 'Tags'],
  replaceOn: ['QueueName', 'FifoQueue'],
  create: (properties, request, context) => {
    const fifo = String(properties['FifoQueue']) === 'true';
    const generated = fifo
      ? `${request.generateName({ maxLength: 75 })}.fifo`
      : request.generateName({ maxLength: 80 });
    const name = (properties['QueueName'] as string | undefined) ?? generated;
    const attributes = attributesOf(properties);
    createQueue({ QueueName: name, Attributes: attributes, tags: { ...request.tags, ...tagsOf(properties) } }, context);
    return resultOf(getQueue(name, context).queue, context);
  },
  update: (physicalId, properties, previous, request, context) => {
    const { queue } = getQueue(physicalId, context);
    const reset = Object.fromEntries(Object.keys(attributesOf(previous)).map((name) => [name, '']));
    const { FifoQueue: _fifo, ...attributes } = attributesOf(properties);
    const kept = Object.fromEntries(
      Object.entries(queue.attributes).filter(([name]) => !(name in reset) || name === 'FifoQueue'),
    );
    context.state.queues.set(queue.name, {
      ...queue,
      attributes: kept,
      tags: { ...request.tags, ...tagsOf(properties) },
    });
    setQueueAttributes({ QueueUrl: queue.name, Attributes: attributes }, context);
    return resultOf(getQueue(queue.name, context).queue, context);
  },
  delete: (physicalId, _properties, context) => {
    deleteQueue({ QueueUrl: physicalId }, context);
  },
};

/** Sets the policy of queues. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-sqs-queuepolicy.html */
const queuePolicyResource: ServiceResource<SqsState> = {
  properties: ['PolicyDocument', 'Queues'],
  required: ['PolicyDocument', 'Queues'],
  create: (properties, request, context) => {
    applyPolicy(properties, JSON.stringify(properties['PolicyDocument']), context);
    const physicalId = request.generateName();
    return { physicalId, attributes: { Id: physicalId } };
  },
  update: (physicalId, properties, previous, _request, context) => {
    applyPolicy(previous, '', context);
    applyPolicy(properties, JSON.stringify(properties['PolicyDocument']), context);
    return { physicalId, attributes: { Id: physicalId } };
  },
  delete: (_physicalId, properties, context) => applyPolicy(properties, '', context),
};

function applyPolicy(properties: Properties, policy: string, context: SqsContext): void {
  for (const url of properties['Queues'] as readonly string[]) {
    setQueueAttributes({ QueueUrl: url, Attributes: { Policy: policy } }, context);
  }
}

export const resources: Readonly<Record<string, ServiceResource<SqsState>>> = {
  'AWS::SQS::Queue': queueResource,
  'AWS::SQS::QueuePolicy': queuePolicyResource,
};
