import type { AnyService } from '../kernel/registry.ts';
import type { Ports } from './ports.ts';

/** One emulated service: how requests name it, and how to load it on first use. */
export interface CatalogueEntry {
  /** What its clients sign for (the service in the credential scope), and the first label of its host. */
  readonly signingName: string;
  /** Before the dot in `X-Amz-Target`, for the JSON protocols. */
  readonly targetPrefix?: string;
  /** Further first labels of its hosts. */
  readonly hosts?: readonly string[];
  /** `Version` of the Query protocol. */
  readonly queryVersion?: string;
  /** An input member that the path gives where a request lacks it: older SQS clients post to the queue's URL, and nothing else names the queue. */
  readonly memberOfPath?: { readonly member: string; readonly path: RegExp };
  /** How its paths begin, for requests that are not signed. */
  readonly paths?: RegExp;
  readonly load: () => Promise<AnyService<Ports>>;
  readonly schema: () => Promise<{ readonly schema: string }>;
  readonly constraints: () => Promise<{ readonly constraints: string }>;
}

// A service's definition knows its own state type; the kernel never looks into it.
const erase = (service: object): AnyService<Ports> => service as AnyService<Ports>;

/** Every emulated service by id, which is its folder and the suffix of its SDK package. */
export const catalogue: Readonly<Record<string, CatalogueEntry>> = {
  dynamodb: {
    signingName: 'dynamodb',
    targetPrefix: 'DynamoDB_20120810',
    load: async () => erase((await import('./dynamodb/index.ts')).dynamodb),
    schema: () => import('./dynamodb/generated/schema.ts'),
    constraints: () => import('./dynamodb/generated/constraints.ts'),
  },
  'dynamodb-streams': {
    signingName: 'dynamodb',
    targetPrefix: 'DynamoDBStreams_20120810',
    hosts: ['streams.dynamodb'],
    load: async () => erase((await import('./dynamodb-streams/index.ts')).dynamodbStreams),
    schema: () => import('./dynamodb-streams/generated/schema.ts'),
    constraints: () => import('./dynamodb-streams/generated/constraints.ts'),
  },
  sqs: {
    signingName: 'sqs',
    targetPrefix: 'AmazonSQS',
    hosts: ['queue'],
    queryVersion: '2012-11-05',
    memberOfPath: { member: 'QueueUrl', path: /^\/(?:queue\/[\w-]+\/)?\d{12}\/[^/]+\/?$/ },
    load: async () => erase((await import('./sqs/index.ts')).sqs),
    schema: () => import('./sqs/generated/schema.ts'),
    constraints: () => import('./sqs/generated/constraints.ts'),
  },
  lambda: {
    signingName: 'lambda',
    paths:
      /^\/(2014-11-13|2015-03-31|2016-08-19|2017-03-31|2017-10-31|2018-10-31|2019-09-25|2019-09-30|2020-04-22|2020-06-30|2021-07-20|2021-10-31|2021-11-15)\//,
    load: async () => erase((await import('./lambda/index.ts')).lambda),
    schema: () => import('./lambda/generated/schema.ts'),
    constraints: () => import('./lambda/generated/constraints.ts'),
  },
  eventbridge: {
    signingName: 'events',
    targetPrefix: 'AWSEvents',
    load: async () => erase((await import('./eventbridge/index.ts')).eventbridge),
    schema: () => import('./eventbridge/generated/schema.ts'),
    constraints: () => import('./eventbridge/generated/constraints.ts'),
  },
  scheduler: {
    signingName: 'scheduler',
    paths: /^\/(schedules|schedule-groups)(\/|$)/,
    load: async () => erase((await import('./scheduler/index.ts')).scheduler),
    schema: () => import('./scheduler/generated/schema.ts'),
    constraints: () => import('./scheduler/generated/constraints.ts'),
  },
  'cloudwatch-logs': {
    signingName: 'logs',
    targetPrefix: 'Logs_20140328',
    load: async () => erase((await import('./cloudwatch-logs/index.ts')).cloudwatchLogs),
    schema: () => import('./cloudwatch-logs/generated/schema.ts'),
    constraints: () => import('./cloudwatch-logs/generated/constraints.ts'),
  },
  sts: {
    signingName: 'sts',
    queryVersion: '2011-06-15',
    load: async () => erase((await import('./sts/index.ts')).sts),
    schema: () => import('./sts/generated/schema.ts'),
    constraints: () => import('./sts/generated/constraints.ts'),
  },
  iam: {
    signingName: 'iam',
    queryVersion: '2010-05-08',
    load: async () => erase((await import('./iam/index.ts')).iam),
    schema: () => import('./iam/generated/schema.ts'),
    constraints: () => import('./iam/generated/constraints.ts'),
  },
  cloudformation: {
    signingName: 'cloudformation',
    queryVersion: '2010-05-15',
    load: async () => erase((await import('./cloudformation/index.ts')).cloudformation),
    schema: () => import('./cloudformation/generated/schema.ts'),
    constraints: () => import('./cloudformation/generated/constraints.ts'),
  },
};
