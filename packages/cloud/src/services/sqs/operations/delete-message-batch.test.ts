import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('DeleteMessageBatch', () => {
  test('deletes the good entries and names the others', async () => {
    const { sqs, createQueue, send, receive, counts } = createQueueRig();
    const QueueUrl = await createQueue();
    await send(QueueUrl, 'a', 'b');
    const entries = (await receive(QueueUrl)).map(({ ReceiptHandle }, i) => ({ Id: `m${i}`, ReceiptHandle }));
    const answer = await sqs.deleteMessageBatch({
      QueueUrl,
      Entries: [...entries, { Id: 'bad', ReceiptHandle: 'garbage' }],
    });
    expect(answer).toMatchObject({
      Successful: [{ Id: 'm0' }, { Id: 'm1' }],
      Failed: [
        {
          Id: 'bad',
          SenderFault: true,
          Code: 'ReceiptHandleIsInvalid',
          Message: 'The input receipt handle "garbage" is not a valid receipt handle.',
        },
      ],
    });
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });

  test('names an expired handle of a FIFO queue in its own way', async () => {
    const { sqs, createFifoQueue, send, receiveHandle, advanceSeconds } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    await send(QueueUrl, 'g:a');
    const ReceiptHandle = await receiveHandle(QueueUrl);
    await advanceSeconds(30);
    const { Failed } = await sqs.deleteMessageBatch({ QueueUrl, Entries: [{ Id: 'late', ReceiptHandle }] });
    expect(Failed).toEqual([
      { Id: 'late', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: 'The receipt handle has expired' },
    ]);
  });

  test('refuses an empty batch', async () => {
    const { sqs, createQueue } = createQueueRig();
    await expect(sqs.deleteMessageBatch({ QueueUrl: await createQueue(), Entries: [] })).rejects.toMatchObject({
      name: 'EmptyBatchRequest',
      message: 'There should be at least one DeleteMessageBatchRequestEntry in the request.',
    });
  });
});
