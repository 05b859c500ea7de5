import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, test } from './vitest.ts';

beforeAll(async ({ cloud }) => {
  await cloud.client(SQSClient).send(new CreateQueueCommand({ QueueName: 'base' }));
});

describe('the cloud fixture', () => {
  for (const round of ['first', 'second']) {
    test(`rewinds what a test did to what beforeAll made (${round})`, async ({ cloud }) => {
      expect(await cloud.queue('base').messages()).toHaveLength(0);
      await cloud.queue('base').send({ round });
      await cloud.client(SQSClient).send(new CreateQueueCommand({ QueueName: `of-${round}` }));
      expect(await cloud.queue('base').messages()).toMatchObject([{ body: { round }, state: 'visible' }]);
      const other = round === 'first' ? 'second' : 'first';
      await expect(cloud.queue(`of-${other}`).messages()).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    });
  }

  test('points plain SDK clients of this process at the cloud', async ({ cloud }) => {
    const sqs = new SQSClient({});
    await sqs.send(new SendMessageCommand({ QueueUrl: `${cloud.endpoint}/000000000000/base`, MessageBody: 'plain' }));
    expect(await cloud.queue('base').messages()).toMatchObject([{ text: 'plain' }]);
  });

  test('refuses requests to the real AWS and names who made them', async () => {
    const sqs = new SQSClient({ endpoint: 'https://sqs.eu-west-1.amazonaws.com', region: 'eu-west-1', maxAttempts: 1 });
    await expect(sqs.send(new CreateQueueCommand({ QueueName: 'leak' }))).rejects.toThrow(
      /The test tried to send .* to sqs\.eu-west-1\.amazonaws\.com/,
    );
  });
});

describe.concurrent('concurrent tests', () => {
  for (const name of ['a', 'b', 'c']) {
    test(`have a fork each (${name})`, async ({ cloud, expect: expectHere }) => {
      await cloud.queue('base').send(name);
      expectHere(await cloud.queue('base').messages()).toMatchObject([{ text: name }]);
    });
  }
});

describe('tests with fixtures of their own', () => {
  const withName = test.extend<{ queueName: string }>({
    queueName: async ({ cloud }, use) => {
      await cloud.client(SQSClient).send(new CreateQueueCommand({ QueueName: 'of-fixture' }));
      await use('of-fixture');
    },
  });

  withName('start from what beforeAll made for the file', async ({ cloud, queueName }) => {
    expect(await cloud.queue('base').messages()).toHaveLength(0);
    expect(await cloud.queue(queueName).messages()).toHaveLength(0);
  });

  test('leave nothing of theirs to the others', async ({ cloud }) => {
    await expect(cloud.queue('of-fixture').messages()).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
