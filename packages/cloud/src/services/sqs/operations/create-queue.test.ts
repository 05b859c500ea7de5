import { describe, expect, test } from 'vitest';
import { arnOf, createQueueRig, redriveTo } from '../sqs.fixture.ts';

describe('CreateQueue', () => {
  test('answers a URL with account and name, and the same one again for the same attributes', async () => {
    const { sqs, createQueue } = createQueueRig();
    const url = await createQueue('tasks', { DelaySeconds: 3 });
    expect(new URL(url).pathname).toBe('/000000000000/tasks');
    expect(await createQueue('tasks', { DelaySeconds: 3 })).toBe(url);
    expect(await createQueue('tasks')).toBe(url);
    expect((await sqs.listQueues({})).QueueUrls).toEqual([url]);
  });

  test('refuses an existing name with another value of an attribute', async () => {
    const { createQueue } = createQueueRig();
    await createQueue('tasks', { DelaySeconds: 3 });
    await expect(createQueue('tasks', { DelaySeconds: 4 })).rejects.toMatchObject({
      name: 'QueueNameExists',
      message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
    });
  });

  test('keeps queues of accounts and regions apart', async () => {
    const { cloud } = createQueueRig();
    const create = (place: object): Promise<unknown> => cloud.call('sqs', 'CreateQueue', { QueueName: 'tasks' }, place);
    await create({});
    await create({ account: '123456789012', region: 'eu-west-1' });
    const listed = await cloud.call('sqs', 'ListQueues', {}, { account: '123456789012', region: 'eu-west-1' });
    expect(listed).toEqual({ QueueUrls: [expect.stringMatching(/\/123456789012\/tasks$/)] });
    expect(await cloud.call('sqs', 'ListQueues', {}, { account: '123456789012' })).toEqual({});
  });

  const STANDARD_NAME = 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length';
  const FIFO_NAME =
    'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length';
  test.each([
    ['a b', {}, 'InvalidParameterValue', STANDARD_NAME],
    ['x'.repeat(81), {}, 'InvalidParameterValue', STANDARD_NAME],
    ['tasks.fifo', {}, 'InvalidParameterValue', STANDARD_NAME],
    ['tasks', { FifoQueue: 'true' }, 'InvalidParameterValue', FIFO_NAME],
    ['tasks', { FifoQueue: 'false' }, 'InvalidAttributeName', 'Unknown Attribute FifoQueue.'],
    [
      'tasks',
      { ContentBasedDeduplication: 'true' },
      'InvalidAttributeName',
      'Unknown Attribute ContentBasedDeduplication.',
    ],
    ['tasks', { Colour: 'red' }, 'InvalidAttributeName', 'Unknown Attribute Colour.'],
    ['tasks', { DelaySeconds: '901' }, 'InvalidAttributeValue', 'Invalid value for the parameter DelaySeconds.'],
    [
      'tasks',
      { MaximumMessageSize: '1048577' },
      'InvalidAttributeValue',
      'Invalid value for the parameter MaximumMessageSize.',
    ],
    [
      'tasks',
      { MaximumMessageSize: '1023' },
      'InvalidAttributeValue',
      'Invalid value for the parameter MaximumMessageSize.',
    ],
    [
      'tasks',
      { MessageRetentionPeriod: '59' },
      'InvalidAttributeValue',
      'Invalid value for the parameter MessageRetentionPeriod.',
    ],
    [
      'tasks',
      { VisibilityTimeout: '43201' },
      'InvalidAttributeValue',
      'Invalid value for the parameter VisibilityTimeout.',
    ],
    [
      'tasks',
      { VisibilityTimeout: '1.5' },
      'InvalidAttributeValue',
      'Invalid value for the parameter VisibilityTimeout.',
    ],
    [
      'tasks',
      { ReceiveMessageWaitTimeSeconds: '21' },
      'InvalidAttributeValue',
      'Invalid value for the parameter ReceiveMessageWaitTimeSeconds.',
    ],
    ['tasks', { Policy: '{' }, 'InvalidAttributeValue', 'Invalid value for the parameter Policy.'],
    [
      'tasks',
      { RedriveAllowPolicy: '{"redrivePermission":"byQueue"}' },
      'InvalidAttributeValue',
      'Invalid value for the parameter RedriveAllowPolicy.',
    ],
  ])('refuses the name %s with %o', async (name, attributes: Record<string, string>, code, message) => {
    const { createQueue } = createQueueRig();
    await expect(createQueue(name, attributes)).rejects.toMatchObject({ name: code, message });
  });

  test('allows high throughput per group only where duplicates are told by group', async () => {
    const { createFifoQueue, attribute } = createQueueRig();
    await expect(createFifoQueue('a.fifo', { FifoThroughputLimit: 'perMessageGroupId' })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
    });
    const url = await createFifoQueue('a.fifo', {
      FifoThroughputLimit: 'perMessageGroupId',
      DeduplicationScope: 'messageGroup',
    });
    expect(await attribute(url, 'FifoThroughputLimit')).toBe('perMessageGroupId');
  });

  test.each([
    ['dummy', 'Redrive policy is not a valid JSON map.'],
    ['null', 'Redrive policy is not a valid JSON map.'],
    ['{"maxReceiveCount":1}', 'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.'],
    [
      `{"deadLetterTargetArn":"${arnOf('dead')}"}`,
      'Redrive policy does not contain mandatory attribute: maxReceiveCount.',
    ],
    ['{"deadLetterTargetArn":"dummy","maxReceiveCount":42}', 'Invalid value for deadLetterTargetArn.'],
    [redriveTo('dead', 0), 'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.'],
    [redriveTo('nowhere', 3), 'Dead letter target does not exist.'],
    [redriveTo('dead.fifo', 3), 'Dead-letter queue must be same type of queue as the source.'],
    [
      redriveTo('closed', 3),
      `The RedriveAllowPolicy of ${arnOf('closed')} does not allow ${arnOf('tasks')} to use it as a dead-letter queue.`,
    ],
    [
      redriveTo('others', 3),
      `The RedriveAllowPolicy of ${arnOf('others')} does not allow ${arnOf('tasks')} to use it as a dead-letter queue.`,
    ],
  ])('refuses the redrive policy %s', async (RedrivePolicy, reason) => {
    const { createQueue, createFifoQueue } = createQueueRig();
    await createQueue('dead');
    await createFifoQueue('dead.fifo');
    await createQueue('closed', { RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' });
    const sourceQueueArns = [arnOf('someone-else')];
    await createQueue('others', {
      RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns }),
    });
    await expect(createQueue('tasks', { RedrivePolicy })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
    });
  });

  test('takes a dead-letter queue that allows this source by name', async () => {
    const { createQueue, attribute } = createQueueRig();
    const sourceQueueArns = [arnOf('tasks')];
    await createQueue('dead', {
      RedriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns }),
    });
    const url = await createQueue('tasks', { RedrivePolicy: redriveTo('dead', 3) });
    expect(await attribute(url, 'RedrivePolicy')).toBe(redriveTo('dead', 3));
  });

  test('refuses more than fifty tags', async () => {
    const { sqs } = createQueueRig();
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`tag${i}`, 'x']));
    await expect(sqs.createQueue({ QueueName: 'tasks', tags })).rejects.toMatchObject({
      message: 'Too many tags added for queue tasks.',
    });
  });
});
