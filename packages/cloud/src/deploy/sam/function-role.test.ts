import { expect, test } from 'vitest';
import { createFunctionRole } from './function-role.ts';

const none = { managedPolicies: [], policies: [] };

test('managed policies, policy templates and statements may be mixed', () => {
  const role = createFunctionRole(
    'F',
    {
      Policies: [
        'AWSLambdaBasicExecutionRole',
        'AmazonSQSFullAccess',
        { Ref: 'OwnPolicy' },
        { SQSSendMessagePolicy: { QueueName: { 'Fn::GetAtt': ['Q', 'QueueName'] } } },
        { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
      ],
    },
    {},
    none,
    [],
  );
  expect(role.Properties).toMatchObject({
    ManagedPolicyArns: [
      'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
      'arn:aws:iam::aws:policy/AmazonSQSFullAccess',
      { Ref: 'OwnPolicy' },
    ],
    Policies: [
      {
        PolicyName: 'FRolePolicy3',
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: ['sqs:SendMessage*'],
              Resource: {
                'Fn::Sub': [
                  'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${QueueName}',
                  { QueueName: { 'Fn::GetAtt': ['Q', 'QueueName'] } },
                ],
              },
            },
          ],
        },
      },
      { PolicyName: 'FRolePolicy4' },
    ],
  });
});

test('a policy template without its parameter is refused', () => {
  const policies = { Policies: [{ DynamoDBCrudPolicy: {} }] };
  expect(() => createFunctionRole('F', policies, {}, none, [])).toThrow(
    "Must specify valid parameter values for policy template 'DynamoDBCrudPolicy': 'TableName' is missing",
  );
});
