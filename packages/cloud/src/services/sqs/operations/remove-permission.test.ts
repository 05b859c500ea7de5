import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('RemovePermission', () => {
  test('removes a statement, and with the last one the policy', async () => {
    const { sqs, createQueue, attribute } = createQueueRig();
    const QueueUrl = await createQueue();
    for (const Label of ['one', 'two'])
      await sqs.addPermission({ QueueUrl, Label, AWSAccountIds: ['111111111111'], Actions: ['*'] });
    await sqs.removePermission({ QueueUrl, Label: 'one' });
    const policy = JSON.parse((await attribute(QueueUrl, 'Policy')) ?? '') as { Statement: { Sid: string }[] };
    expect(policy.Statement.map(({ Sid }) => Sid)).toEqual(['two']);
    await sqs.removePermission({ QueueUrl, Label: 'two' });
    expect(await attribute(QueueUrl, 'Policy')).toBeUndefined();
  });

  test('refuses an unknown label', async () => {
    const { sqs, createQueue } = createQueueRig();
    await expect(sqs.removePermission({ QueueUrl: await createQueue(), Label: 'nobody' })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: "Value nobody for parameter Label is invalid. Reason: can't find label.",
    });
  });
});
