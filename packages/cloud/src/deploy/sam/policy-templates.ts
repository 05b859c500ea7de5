import { isTemplateObject, type TemplateObject, type TemplateValue } from '../template/template-value.ts';

/** One statement: actions without their service, and resources with `${Parameter}` placeholders. */
interface StatementTemplate {
  readonly service: string;
  readonly actions: string;
  readonly resources: readonly string[];
}

interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly statements: readonly StatementTemplate[];
}

/** `arn:partition:service:region:account:` with pseudo parameters. */
function arn(service: string, rest: string): string {
  return `arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${rest}`;
}

function policy(parameters: string, ...statements: readonly StatementTemplate[]): PolicyTemplate {
  return { parameters: parameters.split(' ').filter((name) => name !== ''), statements };
}

function allow(service: string, actions: string, ...resources: readonly string[]): StatementTemplate {
  return { service, actions, resources };
}

const TABLE = [arn('dynamodb', 'table/${TableName}'), arn('dynamodb', 'table/${TableName}/index/*')];
const BUCKET = 'arn:${AWS::Partition}:s3:::${BucketName}';
const OBJECTS = `${BUCKET}/*`;

/**
 * SAM's policy templates for the services that matter to serverless systems.
 * Source: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
 */
const TEMPLATES: Readonly<Record<string, PolicyTemplate>> = {
  AWSSecretsManagerGetSecretValuePolicy: policy('SecretArn', allow('secretsmanager', 'GetSecretValue', '${SecretArn}')),
  CloudWatchPutMetricPolicy: policy('', allow('cloudwatch', 'PutMetricData', '*')),
  DynamoDBCrudPolicy: policy(
    'TableName',
    allow(
      'dynamodb',
      'GetItem DeleteItem PutItem Scan Query UpdateItem BatchWriteItem BatchGetItem DescribeTable ConditionCheckItem',
      ...TABLE,
    ),
  ),
  DynamoDBReadPolicy: policy('TableName', allow('dynamodb', 'GetItem Scan Query BatchGetItem DescribeTable', ...TABLE)),
  DynamoDBStreamReadPolicy: policy(
    'TableName StreamName',
    allow(
      'dynamodb',
      'DescribeStream GetRecords GetShardIterator',
      arn('dynamodb', 'table/${TableName}/stream/${StreamName}'),
    ),
    allow('dynamodb', 'ListStreams', arn('dynamodb', 'table/${TableName}/stream/*')),
  ),
  DynamoDBWritePolicy: policy('TableName', allow('dynamodb', 'PutItem UpdateItem BatchWriteItem', ...TABLE)),
  EventBridgePutEventsPolicy: policy(
    'EventBusName',
    allow('events', 'PutEvents', arn('events', 'event-bus/${EventBusName}')),
  ),
  FilterLogEventsPolicy: policy(
    'LogGroupName',
    allow('logs', 'FilterLogEvents', arn('logs', 'log-group:${LogGroupName}:log-stream:*')),
  ),
  KMSDecryptPolicy: policy('KeyId', allow('kms', 'Decrypt', arn('kms', 'key/${KeyId}'))),
  KMSEncryptPolicy: policy('KeyId', allow('kms', 'Encrypt', arn('kms', 'key/${KeyId}'))),
  KinesisCrudPolicy: policy(
    'StreamName',
    allow(
      'kinesis',
      'AddTagsToStream CreateStream DecreaseStreamRetentionPeriod DeleteStream DescribeStream DescribeStreamSummary GetShardIterator IncreaseStreamRetentionPeriod ListTagsForStream MergeShards PutRecord PutRecords SplitShard RemoveTagsFromStream',
      arn('kinesis', 'stream/${StreamName}'),
    ),
  ),
  KinesisStreamReadPolicy: policy(
    'StreamName',
    allow('kinesis', 'ListStreams DescribeLimits', arn('kinesis', 'stream/*')),
    allow(
      'kinesis',
      'DescribeStream DescribeStreamSummary GetRecords GetShardIterator',
      arn('kinesis', 'stream/${StreamName}'),
    ),
  ),
  LambdaInvokePolicy: policy(
    'FunctionName',
    allow('lambda', 'InvokeFunction', arn('lambda', 'function:${FunctionName}*')),
  ),
  S3CrudPolicy: policy(
    'BucketName',
    allow(
      's3',
      'GetObject ListBucket GetBucketLocation GetObjectVersion PutObject PutObjectAcl GetLifecycleConfiguration PutLifecycleConfiguration DeleteObject',
      BUCKET,
      OBJECTS,
    ),
  ),
  S3FullAccessPolicy: policy(
    'BucketName',
    allow(
      's3',
      'GetObject GetObjectAcl GetObjectVersion PutObject PutObjectAcl DeleteObject DeleteObjectTagging DeleteObjectVersionTagging GetObjectTagging GetObjectVersionTagging PutObjectTagging PutObjectVersionTagging',
      OBJECTS,
    ),
    allow('s3', 'ListBucket GetBucketLocation GetLifecycleConfiguration PutLifecycleConfiguration', BUCKET),
  ),
  S3ReadPolicy: policy(
    'BucketName',
    allow('s3', 'GetObject ListBucket GetBucketLocation GetObjectVersion GetLifecycleConfiguration', BUCKET, OBJECTS),
  ),
  S3WritePolicy: policy('BucketName', allow('s3', 'PutObject PutObjectAcl PutLifecycleConfiguration', BUCKET, OBJECTS)),
  SESCrudPolicy: policy(
    'IdentityName',
    allow(
      'ses',
      'GetIdentityVerificationAttributes SendEmail SendRawEmail VerifyEmailIdentity',
      arn('ses', 'identity/${IdentityName}'),
    ),
  ),
  SNSCrudPolicy: policy(
    'TopicName',
    allow(
      'sns',
      'ListSubscriptionsByTopic CreateTopic SetTopicAttributes Subscribe Publish',
      arn('sns', '${TopicName}*'),
    ),
  ),
  SNSPublishMessagePolicy: policy('TopicName', allow('sns', 'Publish', arn('sns', '${TopicName}'))),
  SQSPollerPolicy: policy(
    'QueueName',
    allow(
      'sqs',
      'ChangeMessageVisibility ChangeMessageVisibilityBatch DeleteMessage DeleteMessageBatch GetQueueAttributes ReceiveMessage',
      arn('sqs', '${QueueName}'),
    ),
  ),
  SQSSendMessagePolicy: policy('QueueName', allow('sqs', 'SendMessage*', arn('sqs', '${QueueName}'))),
  SSMParameterReadPolicy: policy(
    'ParameterName',
    allow('ssm', 'DescribeParameters', '*'),
    allow('ssm', 'GetParameters GetParameter GetParametersByPath', arn('ssm', 'parameter/${ParameterName}')),
  ),
  StepFunctionsExecutionPolicy: policy(
    'StateMachineName',
    allow('states', 'StartExecution', arn('states', 'stateMachine:${StateMachineName}')),
  ),
  VPCAccessPolicy: policy(
    '',
    allow('ec2', 'CreateNetworkInterface DeleteNetworkInterface DescribeNetworkInterfaces DetachNetworkInterface', '*'),
  ),
};

/** True when there is a policy template of that name. */
export function isPolicyTemplate(name: string): boolean {
  return Object.hasOwn(TEMPLATES, name);
}

/** The policy document of a template with its parameters filled in, or the name of a parameter that is missing. */
export function expandPolicyTemplate(
  name: string,
  values: TemplateValue,
): { readonly document: TemplateObject } | { readonly missing: string } {
  const template = TEMPLATES[name] ?? { parameters: [], statements: [] };
  const given: TemplateObject = isTemplateObject(values) ? values : {};
  const missing = template.parameters.find((parameter) => given[parameter] === undefined);
  if (missing !== undefined) return { missing };
  return {
    document: { Statement: template.statements.map((statement) => statementOf(statement, given)) },
  };
}

function statementOf(statement: StatementTemplate, values: TemplateObject): TemplateObject {
  const resources = statement.resources.map((text): TemplateValue => {
    if (text === '*') return text;
    const used = Object.entries(values).filter(([name]) => text.includes(`\${${name}}`));
    return { 'Fn::Sub': used.length === 0 ? text : [text, Object.fromEntries(used)] };
  });
  return {
    Effect: 'Allow',
    Action: statement.actions.split(' ').map((action) => `${statement.service}:${action}`),
    Resource: resources.length === 1 ? (resources[0] ?? '*') : resources,
  };
}
