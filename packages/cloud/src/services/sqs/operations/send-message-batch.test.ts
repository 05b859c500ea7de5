import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('SendMessageBatch', () => {
  test('sends the good entries in order and names the others', async () => {
    const { sqs, createQueue, receiveBodies } = createQueueRig();
    const QueueUrl = await createQueue();
    const { Successful, Failed } = await sqs.sendMessageBatch({
      QueueUrl,
      Entries: [
        { Id: 'one', MessageBody: 'a' },
        { Id: 'two', MessageBody: 'b', DelaySeconds: 901 },
        { Id: 'three', MessageBody: 'c' },
      ],
    });
    expect(Successful?.map(({ Id }) => Id)).toEqual(['one', 'three']);
    expect(Failed).toEqual([
      {
        Id: 'two',
        SenderFault: true,
        Code: 'InvalidParameterValue',
        Message: 'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
      },
    ]);
    expect(await receiveBodies(QueueUrl)).toEqual(['a', 'c']);
  });

  const INVALID_ID =
    'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.';
  const entries = (...ids: string[]): { Id: string; MessageBody: string }[] =>
    ids.map((Id) => ({ Id, MessageBody: 'x' }));
  test.each([
    ['no entry', [], 'EmptyBatchRequest', 'There should be at least one SendMessageBatchRequestEntry in the request.'],
    [
      'eleven entries',
      entries(...Array.from({ length: 11 }, (_, i) => `id${i}`)),
      'TooManyEntriesInBatchRequest',
      'Maximum number of entries per request are 10. You have sent 11.',
    ],
    ['an id twice', entries('a', 'b', 'a'), 'BatchEntryIdsNotDistinct', 'Id a repeated.'],
    ['an id with a colon', entries('a:b'), 'InvalidBatchEntryId', INVALID_ID],
    ['an empty id', entries(''), 'InvalidBatchEntryId', INVALID_ID],
    ['an id of 81 letters', entries('x'.repeat(81)), 'InvalidBatchEntryId', INVALID_ID],
    [
      'more than 1 MiB in all',
      [{ Id: 'a', MessageBody: 'x'.repeat(1_048_576) }, ...entries('b')],
      'BatchRequestTooLong',
      'Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.',
    ],
  ])('refuses a batch with %s as a whole', async (_, Entries, name, message) => {
    const { sqs, createQueue, counts } = createQueueRig();
    const QueueUrl = await createQueue();
    await expect(sqs.sendMessageBatch({ QueueUrl, Entries })).rejects.toMatchObject({ name, message });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test.each([
    [{ MessageDeduplicationId: 'd' }, 'The request must contain the parameter MessageGroupId.'],
    [
      { MessageGroupId: 'g' },
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
  ])('refuses the whole batch when a FIFO entry has but %o', async (only, message) => {
    const { sqs, createFifoQueue, counts } = createQueueRig();
    const QueueUrl = await createFifoQueue('tasks.fifo', { ContentBasedDeduplication: 'false' });
    const good = { Id: 'good', MessageBody: 'a', MessageGroupId: 'g', MessageDeduplicationId: 'x' };
    const batch = sqs.sendMessageBatch({ QueueUrl, Entries: [good, { Id: 'bad', MessageBody: 'b', ...only }] });
    await expect(batch).rejects.toMatchObject({ name: 'InvalidParameterValue', message });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test('keeps the order of a group and drops duplicates within one batch', async () => {
    const { sqs, createFifoQueue, receiveBodies } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    const Entries = ['1', '2', '1', '3'].map((MessageBody, i) => ({ Id: `e${i}`, MessageBody, MessageGroupId: 'g' }));
    const { Successful = [] } = await sqs.sendMessageBatch({ QueueUrl, Entries });
    expect(Successful[2]?.MessageId).toBe(Successful[0]?.MessageId);
    expect(await receiveBodies(QueueUrl)).toEqual(['1', '2', '3']);
  });
});
