import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig } from '../sqs.fixture.ts';

describe('AddPermission', () => {
  test('adds a statement to the policy, one value where there is one', async () => {
    const { sqs, createQueue, attribute } = createQueueRig();
    const QueueUrl = await createQueue();
    await sqs.addPermission({ QueueUrl, Label: 'one', AWSAccountIds: ['111111111111'], Actions: ['ReceiveMessage'] });
    await sqs.addPermission({
      QueueUrl,
      Label: 'two',
      AWSAccountIds: ['111111111111', '222222222222'],
      Actions: ['SendMessage', '*'],
    });
    expect(JSON.parse((await attribute(QueueUrl, 'Policy')) ?? '')).toEqual({
      Version: '2008-10-17',
      Id: `${arnOf('tasks')}/SQSDefaultPolicy`,
      Statement: [
        {
          Sid: 'one',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111111111111:root' },
          Action: 'SQS:ReceiveMessage',
          Resource: arnOf('tasks'),
        },
        {
          Sid: 'two',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root'] },
          Action: ['SQS:SendMessage', 'SQS:*'],
          Resource: arnOf('tasks'),
        },
      ],
    });
  });

  test('refuses a label that is taken', async () => {
    const { sqs, createQueue } = createQueueRig();
    const permission = { QueueUrl: await createQueue(), Label: 'one', AWSAccountIds: ['111111111111'], Actions: ['*'] };
    await sqs.addPermission(permission);
    await expect(sqs.addPermission(permission)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Value one for parameter Label is invalid. Reason: Already exists.',
    });
  });
});
