import { expect, test } from 'vitest';
import { parseTemplate } from '../template/parse-template.ts';
import type { Template } from '../template/template.ts';
import { validateTemplate } from '../template/validate-template.ts';
import { applySamTransform } from './apply-sam-transform.ts';

function transform(resources: string, rest = ''): Template {
  const template = applySamTransform(
    parseTemplate(`Transform: AWS::Serverless-2016-10-31\n${rest}\nResources:\n${resources}`),
  );
  validateTemplate(template);
  return template;
}

const typesOf = (template: Template): Record<string, string> =>
  Object.fromEntries(Object.entries(template.Resources).map(([id, { Type }]) => [id, Type]));

const basics = 'Handler: i.h, Runtime: nodejs20.x, CodeUri: s3://b/k';

test('a template without the transform is left alone', () => {
  const template = parseTemplate('Resources: { Q: { Type: AWS::SQS::Queue } }');
  expect(applySamTransform(template)).toBe(template);
});

test('a function becomes a function and its role', () => {
  const { Resources } = transform(
    `
  F:
    Type: AWS::Serverless::Function
    Condition: C
    Properties: { ${basics}, Timeout: 7, Tracing: Active, Tags: { team: a }, DeadLetterQueue: { Type: SQS, TargetArn: !GetAtt Q.Arn } }
  Q: { Type: AWS::SQS::Queue }`,
    'Conditions: { C: !Equals [a, a] }',
  );
  expect(Resources['F']).toStrictEqual({
    Type: 'AWS::Lambda::Function',
    Condition: 'C',
    Properties: {
      Code: { S3Bucket: 'b', S3Key: 'k' },
      Handler: 'i.h',
      Runtime: 'nodejs20.x',
      Timeout: 7,
      Role: { 'Fn::GetAtt': ['FRole', 'Arn'] },
      Tags: [
        { Key: 'lambda:createdBy', Value: 'SAM' },
        { Key: 'team', Value: 'a' },
      ],
      TracingConfig: { Mode: 'Active' },
      DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Q', 'Arn'] } },
    },
  });
  expect(Resources['FRole']).toMatchObject({
    Type: 'AWS::IAM::Role',
    Condition: 'C',
    Properties: {
      ManagedPolicyArns: [
        'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
        'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess',
      ],
      Policies: [{ PolicyName: 'DeadLetterQueuePolicy' }],
    },
  });
});

test('events become resources with the ids that SAM gives them', () => {
  const template = transform(`
  Q: { Type: AWS::SQS::Queue }
  T: { Type: AWS::SNS::Topic }
  B: { Type: AWS::S3::Bucket }
  D: { Type: AWS::DynamoDB::Table }
  F:
    Type: AWS::Serverless::Function
    Properties:
      ${basics.replaceAll(', ', '\n      ')}
      Events:
        Sq: { Type: SQS, Properties: { Queue: !GetAtt Q.Arn, BatchSize: 5 } }
        Dy: { Type: DynamoDB, Properties: { Stream: !GetAtt D.StreamArn, StartingPosition: LATEST } }
        Sc: { Type: Schedule, Properties: { Schedule: rate(1 minute), Enabled: false, DeadLetterConfig: { Type: SQS } } }
        Sv: { Type: ScheduleV2, Properties: { ScheduleExpression: rate(1 minute) } }
        Eb: { Type: EventBridgeRule, Properties: { Pattern: { source: [x] } } }
        Sn: { Type: SNS, Properties: { Topic: !Ref T } }
        Sq2: { Type: SNS, Properties: { Topic: !Ref T, SqsSubscription: true } }
        Bu: { Type: S3, Properties: { Bucket: !Ref B, Events: 's3:ObjectCreated:*' } }
        Ap: { Type: Api, Properties: { Path: '/a/{id}', Method: GET } }
        Ht: { Type: HttpApi, Properties: { Path: /h, Method: post } }
        Lg: { Type: CloudWatchLogs, Properties: { LogGroupName: lg, FilterPattern: x } }`);
  const types = typesOf(template);
  const deployment = Object.keys(types).find((id) => id.startsWith('ServerlessRestApiDeployment')) ?? '';
  expect(deployment).toMatch(/^ServerlessRestApiDeployment[0-9a-f]{10}$/);
  expect(types).toStrictEqual({
    Q: 'AWS::SQS::Queue',
    T: 'AWS::SNS::Topic',
    B: 'AWS::S3::Bucket',
    D: 'AWS::DynamoDB::Table',
    F: 'AWS::Lambda::Function',
    FRole: 'AWS::IAM::Role',
    FSq: 'AWS::Lambda::EventSourceMapping',
    FDy: 'AWS::Lambda::EventSourceMapping',
    FSc: 'AWS::Events::Rule',
    FScQueue: 'AWS::SQS::Queue',
    FScQueuePolicy: 'AWS::SQS::QueuePolicy',
    FScPermission: 'AWS::Lambda::Permission',
    FSv: 'AWS::Scheduler::Schedule',
    FSvRole: 'AWS::IAM::Role',
    FEb: 'AWS::Events::Rule',
    FEbPermission: 'AWS::Lambda::Permission',
    FSn: 'AWS::SNS::Subscription',
    FSnPermission: 'AWS::Lambda::Permission',
    FSq2: 'AWS::SNS::Subscription',
    FSq2Queue: 'AWS::SQS::Queue',
    FSq2QueuePolicy: 'AWS::SQS::QueuePolicy',
    FSq2EventSourceMapping: 'AWS::Lambda::EventSourceMapping',
    FBuPermission: 'AWS::Lambda::Permission',
    FApPermissionProd: 'AWS::Lambda::Permission',
    FHtPermission: 'AWS::Lambda::Permission',
    FLg: 'AWS::Logs::SubscriptionFilter',
    FLgPermission: 'AWS::Lambda::Permission',
    ServerlessRestApi: 'AWS::ApiGateway::RestApi',
    [deployment]: 'AWS::ApiGateway::Deployment',
    ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
    ServerlessHttpApi: 'AWS::ApiGatewayV2::Api',
    ServerlessHttpApiApiGatewayDefaultStage: 'AWS::ApiGatewayV2::Stage',
  });
  expect(template.Resources['FSq']?.Properties).toStrictEqual({
    EventSourceArn: { 'Fn::GetAtt': ['Q', 'Arn'] },
    FunctionName: { Ref: 'F' },
    BatchSize: 5,
  });
  expect(template.Resources['B']).toStrictEqual({
    Type: 'AWS::S3::Bucket',
    DependsOn: ['FBuPermission'],
    Properties: {
      NotificationConfiguration: {
        LambdaConfigurations: [{ Function: { 'Fn::GetAtt': ['F', 'Arn'] }, Event: 's3:ObjectCreated:*' }],
      },
    },
  });
  expect(template.Resources['FSc']?.Properties).toMatchObject({
    State: 'DISABLED',
    Targets: [{ Id: 'FScLambdaTarget', DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['FScQueue', 'Arn'] } } }],
  });
});

test('a generated id that is taken is refused in SAM’s words', () => {
  expect(() =>
    transform(`
  Jobs: { Type: AWS::SQS::Queue }
  WorkQueue: { Type: AWS::SQS::Queue }
  Work:
    Type: AWS::Serverless::Function
    Properties: { ${basics}, Events: { Queue: { Type: SQS, Properties: { Queue: !GetAtt Jobs.Arn } } } }`),
  ).toThrow(
    'Transforming resource with id [Work] attempts to create a new resource with id [WorkQueue] and type "AWS::Lambda::EventSourceMapping". A resource with that id already exists within this template.',
  );
});

test('a published alias is what events call, and its version changes with code and environment', () => {
  const template = transform(`
  F:
    Type: AWS::Serverless::Function
    Properties:
      { ${basics}, AutoPublishAlias: live, Environment: { Variables: { A: a, B: b } }, FunctionUrlConfig: { AuthType: NONE },
        ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
        EventInvokeConfig: { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Type: SQS } } },
        Events: { E: { Type: SQS, Properties: { Queue: arn } } } }
  P: { Type: AWS::SQS::Queue, Properties: { A: !Ref F.Alias, B: !Sub '\${F.Version}' } }`);
  const { Resources } = template;
  // The suffix was taken from aws-sam-translator 1.115 for the same function.
  expect(Object.keys(Resources)).toContain('FVersion6a6c7bd9ae');
  expect(Resources['FE']?.Properties?.['FunctionName']).toStrictEqual({ Ref: 'FAliaslive' });
  expect(Resources['FAliaslive']?.Properties).toMatchObject({
    ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 },
  });
  expect(Resources['FUrl']?.Properties).toStrictEqual({
    TargetFunctionArn: { Ref: 'FAliaslive' },
    AuthType: 'NONE',
  });
  expect(Resources['FEventInvokeConfig']).toMatchObject({
    DependsOn: ['FAliaslive'],
    Properties: {
      Qualifier: 'live',
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['FEventInvokeConfigOnFailureQueue', 'Arn'] } } },
    },
  });
  expect(Resources['P']?.Properties).toStrictEqual({
    A: { Ref: 'FAliaslive' },
    B: { 'Fn::Sub': '${FVersion6a6c7bd9ae}' },
  });
});

test('a layer gets an id that changes with its content, and references follow', () => {
  const { Resources } = transform(`
  F: { Type: AWS::Serverless::Function, Properties: { ${basics}, Layers: [!Ref L] } }
  L: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: s3://b/l, LayerName: lay, CompatibleRuntimes: [nodejs20.x], RetentionPolicy: Delete } }`);
  // As aws-sam-translator 1.115 names it.
  expect(Resources['L8796bdac37']).toMatchObject({ Type: 'AWS::Lambda::LayerVersion', DeletionPolicy: 'Delete' });
  expect(Resources['F']?.Properties?.['Layers']).toStrictEqual([{ Ref: 'L8796bdac37' }]);
});

test('a simple table has one key and is on demand', () => {
  const { Resources } = transform(`
  S: { Type: AWS::Serverless::SimpleTable }
  N: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: k, Type: Number }, ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } } }`);
  expect(Resources['S']?.Properties).toStrictEqual({
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  expect(Resources['N']?.Properties).toMatchObject({
    AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'N' }],
    ProvisionedThroughput: { ReadCapacityUnits: 1 },
  });
});

test('an application in the same repository is a nested stack', () => {
  const { Resources } = transform(`
  A: { Type: AWS::Serverless::Application, Properties: { Location: https://s3.amazonaws.com/b/k, Parameters: { P: 1 } } }`);
  expect(Resources['A']).toStrictEqual({
    Type: 'AWS::CloudFormation::Stack',
    Properties: {
      TemplateURL: 'https://s3.amazonaws.com/b/k',
      Parameters: { P: 1 },
      Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }],
    },
  });
});

test('what is not translated of an API stays on it under its own name', () => {
  const { Resources } = transform(`
  H: { Type: AWS::Serverless::HttpApi, Properties: { Auth: { DefaultAuthorizer: X }, CorsConfiguration: true } }
  A: { Type: AWS::Serverless::Api, Properties: { StageName: v1, Cors: "'*'" } }`);
  expect(Resources['H']?.Properties).toMatchObject({
    Auth: { DefaultAuthorizer: 'X' },
    Body: { 'x-amazon-apigateway-cors': { allowOrigins: ['*'] } },
  });
  expect(Resources['A']?.Properties).toMatchObject({ Cors: "'*'" });
});

test('globals are merged: maps deeply, lists joined, the rest overridden', () => {
  const { Resources } = transform(
    `
  F: { Type: AWS::Serverless::Function, Properties: { Handler: i.h, CodeUri: s3://b/k, Timeout: 9, Layers: [two], Environment: { Variables: { B: b } } } }`,
    'Globals: { Function: { Runtime: nodejs22.x, Timeout: 3, Layers: [one], Environment: { Variables: { A: a } } } }',
  );
  expect(Resources['F']?.Properties).toMatchObject({
    Runtime: 'nodejs22.x',
    Timeout: 9,
    Layers: ['one', 'two'],
    Environment: { Variables: { A: 'a', B: 'b' } },
  });
});

test.each([
  [
    `F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs20.x, CodeUri: s3://b/k } }`,
    "Missing required property 'Handler'.",
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { ${basics}, Memory: 5 } }`,
    'property Memory not defined for resource of type AWS::Serverless::Function',
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { ${basics}, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } } }`,
    'To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function',
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs20.x, CodeUri: ./src } }`,
    "'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter.",
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { ${basics}, Events: { E: { Type: MSK } } } }`,
    'Event with id [E] is invalid. Skyrig does not translate events of type MSK.',
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { ${basics}, Policies: [ { FancyPolicy: {} } ] } }`,
    "The policy template 'FancyPolicy' is not known to Skyrig.",
  ],
  [
    `F: { Type: AWS::Serverless::Function, Properties: { ${basics}, Events: { E: { Type: S3, Properties: { Bucket: other } } } } }`,
    'Event with id [E] is invalid. S3 events must reference an S3 bucket in the same template.',
  ],
])('%s is refused', (resource, reason) => {
  expect(() => transform(`  ${resource}`)).toThrow(
    `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 1. Resource with id [F] is invalid. ${reason}`,
  );
});
