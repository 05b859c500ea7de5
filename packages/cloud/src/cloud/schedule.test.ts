import { expect, test } from 'vitest';
import { createCloud, type Cloud } from './cloud.ts';

async function sendAtOnce(cloud: Cloud): Promise<readonly string[]> {
  const bodies = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const QueueUrl = `http://localhost/${cloud.account}/q`;
  await Promise.all(bodies.map((MessageBody) => cloud.call('sqs', 'SendMessage', { QueueUrl, MessageBody })));
  return (await cloud.peekQueue(QueueUrl)).map(({ body }) => body);
}

test('a rewind takes a seeded schedule back to its beginning', async () => {
  await using cloud = createCloud({ schedule: { seed: 7 } });
  await cloud.call('sqs', 'CreateQueue', { QueueName: 'q' });
  const start = cloud.snapshot();
  cloud.restore(start);
  const first = await sendAtOnce(cloud);
  expect(first).not.toEqual(first.toSorted());
  for (let round = 0; round < 3; round++) {
    cloud.restore(start);
    expect(await sendAtOnce(cloud)).toEqual(first);
  }
});
