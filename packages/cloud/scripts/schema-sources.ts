import type { Conventions, ProtocolId } from '../src/protocols/model.ts';

/** One service whose wire shapes are generated. To add a service, add a row and run both generators. */
export interface SchemaSource {
  /** The service's folder, and the suffix of its SDK package. */
  readonly id: string;
  readonly endpointPrefix: string;
  /** @defaultValue the endpoint prefix */
  readonly signingName?: string;
  /** Folder of the service's model inside botocore's `data`. */
  readonly botocore: string;
  /** Protocols the service answers besides the SDK's default one. */
  readonly alsoSpeaks?: readonly ProtocolId[];
  /** For services whose SDK speaks JSON but which also answer Query, and so have a namespace for XML. */
  readonly xmlNamespace?: string;
  readonly conventions: Conventions;
  /** Shapes of botocore whose constraints the service does not check in the general way, but with messages of its own. */
  readonly unchecked?: readonly string[];
  /** Values in the order in which the service prints them, by botocore shape, where that is not the model's. */
  readonly enumOrders?: Readonly<Record<string, readonly string[]>>;
}

const coral = 'com.amazon.coral.service#';

// AWS: DynamoDB qualifies every error type, and capitalises `Message` in what the framework says itself.
// Source: recorded answers of the service in dynalite's test suite (2015-2023).
const dynamoDbConventions: Omit<Conventions, 'errorPrefix'> = {
  frameworkErrorPrefixes: { ValidationException: 'com.amazon.coral.validate#', '*': coral },
  capitalMessageCodes: ['AccessDeniedException', 'SerializationException'],
  validationCode: 'ValidationException',
  malformedCode: 'SerializationException',
  crc32: true,
};

// AWS: the order in which DynamoDB prints enum values. Source: recorded answers in dynalite's test suite.
const dynamoDbEnumOrders: Readonly<Record<string, readonly string[]>> = {
  ReturnConsumedCapacity: ['INDEXES', 'TOTAL', 'NONE'],
  ReturnItemCollectionMetrics: ['SIZE', 'NONE'],
  ReturnValue: ['ALL_NEW', 'UPDATED_OLD', 'ALL_OLD', 'NONE', 'UPDATED_NEW'],
  ConditionalOperator: ['OR', 'AND'],
  ScalarAttributeType: ['B', 'N', 'S'],
  ProjectionType: ['ALL', 'INCLUDE', 'KEYS_ONLY'],
  Select: ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'],
};

const query: Conventions = { validationCode: 'ValidationError', malformedCode: 'MalformedInput' };

export const schemaSources: readonly SchemaSource[] = [
  {
    id: 'dynamodb',
    endpointPrefix: 'dynamodb',
    botocore: 'dynamodb/2012-08-10',
    conventions: { errorPrefix: 'com.amazonaws.dynamodb.v20120810#', ...dynamoDbConventions },
    enumOrders: dynamoDbEnumOrders,
    // The names of attributes in items, which would have every item searched to its leaves.
    unchecked: ['AttributeName'],
  },
  {
    id: 'dynamodb-streams',
    endpointPrefix: 'streams.dynamodb',
    signingName: 'dynamodb',
    botocore: 'dynamodbstreams/2012-08-10',
    conventions: { errorPrefix: 'com.amazonaws.dynamodb.v20120810#', ...dynamoDbConventions },
  },
  {
    id: 'sqs',
    endpointPrefix: 'sqs',
    botocore: 'sqs/2012-11-05',
    // AWS: SQS answered only Query until 2023 and still does; its model has dropped the protocol.
    alsoSpeaks: ['awsQuery'],
    xmlNamespace: 'http://queue.amazonaws.com/doc/2012-11-05/',
    // AWS: an unknown attribute is `InvalidAttributeName`, "Unknown Attribute X.". Source: SQS API reference, GetQueueAttributes.
    unchecked: ['QueueAttributeName', 'MessageSystemAttributeName', 'MessageSystemAttributeNameForSends'],
    conventions: {
      errorPrefix: 'com.amazonaws.sqs#',
      frameworkErrorPrefixes: { '*': coral },
      // AWS: the words are those of the SQS error reference, "MissingParameter"; the JSON name is its framework's.
      missingParameter: {
        code: 'MissingRequiredParameterException',
        message: 'The request must contain the parameter {0}.',
      },
      queryCodes: { MissingRequiredParameterException: 'MissingParameter' },
      validationCode: 'InvalidParameterValueException',
      malformedCode: 'SerializationException',
      coerceToString: true,
      queryErrorDetail: true,
    },
  },
  {
    id: 'lambda',
    endpointPrefix: 'lambda',
    botocore: 'lambda/2015-03-31',
    conventions: { validationCode: 'ValidationException', malformedCode: 'InvalidRequestContentException' },
  },
  {
    id: 'eventbridge',
    endpointPrefix: 'events',
    botocore: 'events/2015-10-07',
    conventions: { validationCode: 'ValidationException', malformedCode: 'SerializationException' },
  },
  {
    id: 'scheduler',
    endpointPrefix: 'scheduler',
    botocore: 'scheduler/2021-06-30',
    conventions: { validationCode: 'ValidationException', malformedCode: 'SerializationException' },
  },
  {
    id: 'cloudwatch-logs',
    endpointPrefix: 'logs',
    botocore: 'logs/2014-03-28',
    conventions: { validationCode: 'InvalidParameterException', malformedCode: 'SerializationException' },
  },
  { id: 'sts', endpointPrefix: 'sts', botocore: 'sts/2011-06-15', conventions: query },
  { id: 'iam', endpointPrefix: 'iam', botocore: 'iam/2010-05-08', conventions: query },
  { id: 'cloudformation', endpointPrefix: 'cloudformation', botocore: 'cloudformation/2010-05-15', conventions: query },
];
