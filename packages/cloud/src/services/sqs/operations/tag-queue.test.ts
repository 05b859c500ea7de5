import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

describe('TagQueue', () => {
  test('adds tags and replaces values; an empty value is one', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    await sqs.tagQueue({ QueueUrl, Tags: { a: '1', b: '2' } });
    await sqs.tagQueue({ QueueUrl, Tags: { b: '3', c: '' } });
    expect((await sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ a: '1', b: '3', c: '' });
  });

  test('refuses more than fifty in all', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    const tags = (count: number): Record<string, string> =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`tag${i}`, 'x']));
    await sqs.tagQueue({ QueueUrl, Tags: tags(50) });
    await expect(sqs.tagQueue({ QueueUrl, Tags: { more: 'x' } })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Too many tags added for queue tasks.',
    });
  });
});
