import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('ListQueues', () => {
  test('lists URLs in order of name, by prefix', async () => {
    const { sqs, createQueue } = createQueueRig();
    const urls = [];
    for (const name of ['b-1', 'a-2', 'a-1']) urls.unshift(await createQueue(name));
    expect((await sqs.listQueues({})).QueueUrls).toEqual([urls[0], urls[1], urls[2]]);
    expect((await sqs.listQueues({ QueueNamePrefix: 'a-' })).QueueUrls).toEqual([urls[0], urls[1]]);
    expect((await sqs.listQueues({ QueueNamePrefix: 'c' })).QueueUrls).toBeUndefined();
  });

  test('pages when MaxResults is given', async () => {
    const { sqs, createQueue } = createQueueRig();
    for (const name of ['a', 'b', 'c']) await createQueue(name);
    const first = await sqs.listQueues({ MaxResults: 2 });
    expect(first.QueueUrls).toHaveLength(2);
    const second = await sqs.listQueues({ MaxResults: 2, NextToken: first.NextToken });
    expect(second.QueueUrls).toHaveLength(1);
    expect(second.NextToken).toBeUndefined();
  });

  test.each([0, 1001])('refuses MaxResults of %i', async (MaxResults) => {
    const { sqs } = createQueueRig();
    await expect(sqs.listQueues({ MaxResults })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});
