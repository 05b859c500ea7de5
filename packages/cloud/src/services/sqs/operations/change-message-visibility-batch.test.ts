import { expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

test('ChangeMessageVisibilityBatch changes the good entries and names the others', async () => {
  const { sqs, createQueue, send, receive, receiveBodies } = createQueueRig();
  const QueueUrl = await createQueue();
  await send(QueueUrl, 'a', 'b');
  const [a, b] = await receive(QueueUrl);
  const answer = await sqs.changeMessageVisibilityBatch({
    QueueUrl,
    Entries: [
      { Id: 'a', ReceiptHandle: a?.ReceiptHandle, VisibilityTimeout: 0 },
      { Id: 'b', ReceiptHandle: b?.ReceiptHandle, VisibilityTimeout: -1 },
    ],
  });
  expect(answer.Successful).toEqual([{ Id: 'a' }]);
  expect(answer.Failed).toMatchObject([{ Id: 'b', SenderFault: true, Code: 'InvalidParameterValue' }]);
  expect(await receiveBodies(QueueUrl)).toEqual(['a']);
});

test('ChangeMessageVisibilityBatch refuses eleven entries', async () => {
  const { sqs, createQueue } = createQueueRig();
  const Entries = Array.from({ length: 11 }, (_, i) => ({ Id: `e${i}`, ReceiptHandle: 'x', VisibilityTimeout: 0 }));
  await expect(sqs.changeMessageVisibilityBatch({ QueueUrl: await createQueue(), Entries })).rejects.toMatchObject({
    name: 'TooManyEntriesInBatchRequest',
    message: 'Maximum number of entries per request are 10. You have sent 11.',
  });
});
