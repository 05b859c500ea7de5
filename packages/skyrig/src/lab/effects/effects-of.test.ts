import assert from 'node:assert';
import { DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect as plainExpect, test } from 'vitest';
import type { TestCloud } from '../../rig/test-cloud.ts';
import { followAssert } from './follow-assert.ts';
import { followExpect } from './follow-expect.ts';
import { order, startOrders } from './orders.fixture.ts';

const expect = followExpect(plainExpect);

async function levels(cloud: TestCloud): Promise<Record<string, number>> {
  const { units } = await cloud.effects();
  return Object.fromEntries(units.map(({ resource, attribute, level }) => [`${resource}.${attribute}`, level]));
}

async function taken(): Promise<TestCloud> {
  const cloud = await startOrders({ effects: 'follow' });
  await cloud.function('Take').invoke(order);
  return cloud;
}

const nothing = {
  'Orders.total': 0,
  'Orders.customer.email': 0,
  'Orders.customer.isNew': 0,
  'Mails.to': 0,
  'Mails.order': 0,
};

describe('effects of functions', () => {
  test('are named by function, operation, resource and attribute; times are ignored, keys are not counted', async () => {
    const cloud = await taken();
    plainExpect(await levels(cloud)).toEqual(nothing);
    const { units, score } = await cloud.effects();
    plainExpect(score).toBe(0);
    plainExpect(units.find(({ attribute }) => attribute === 'customer.email')).toEqual({
      handler: 'Take',
      operation: 'PutItem',
      service: 'dynamodb',
      resource: 'Orders',
      attribute: 'customer.email',
      level: 0,
      count: 1,
      suggestion:
        "expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ customer: { email: 'a@example.com' } });",
    });
    plainExpect(units.find(({ attribute }) => attribute === 'to')?.suggestion).toBe(
      "expect(await cloud.queue('Mails').messages()).toContainEqual(expect.objectContaining({ body: expect.objectContaining({ to: 'a@example.com' }) }));",
    );
  });

  test('count as asserted for the keys that a matcher compares, and for no others', async () => {
    const cloud = await taken();
    plainExpect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ customer: { email: order.email } });
    plainExpect(await levels(cloud)).toEqual({ ...nothing, 'Orders.customer.email': 3 });
    plainExpect(await cloud.queue('Mails').messages()).toMatchObject([{ body: { to: order.email } }]);
    plainExpect(await levels(cloud)).toEqual({ ...nothing, 'Orders.customer.email': 3, 'Mails.to': 3 });
  });

  test('count as read where the test reads them outside of a matcher', async () => {
    const cloud = await taken();
    const item = await cloud.table<{ total: number }>('Orders').get({ id: 'o-1' });
    plainExpect((item?.total ?? 0) > 100).toBe(true);
    plainExpect(await levels(cloud)).toEqual({ ...nothing, 'Orders.total': 2 });
  });

  test('count as asserted where a value read before reaches expect or assert', async () => {
    followAssert();
    const cloud = await taken();
    const { total = 0, customer } =
      (await cloud.table<{ total: number; customer: { email: string } }>('Orders').get({ id: 'o-1' })) ?? {};
    const copy = { ...customer };
    expect(total).toBe(120);
    expect(copy).toEqual({ email: order.email, isNew: true });
    const [message] = await cloud.queue('Mails').messages();
    const { to } = (message?.body ?? {}) as { readonly to?: string };
    assert.strictEqual(to, order.email);
    plainExpect(await levels(cloud)).toEqual({
      'Orders.total': 3,
      'Orders.customer.email': 3,
      'Orders.customer.isNew': 3,
      'Mails.to': 3,
      'Mails.order': 0,
    });
    plainExpect((await cloud.effects()).score).toBe(0.8);
  });

  test('of a counted collection are there, and no more', async () => {
    const cloud = await taken();
    plainExpect(await cloud.queue('Mails').messages()).toHaveLength(1);
    plainExpect(await cloud.table('Orders').items()).toHaveLength(1);
    plainExpect(await levels(cloud)).toEqual(nothing);
  });

  test('are followed through clients of the SDK, plain and as documents', async () => {
    const cloud = await taken();
    const client = cloud.client(DynamoDBClient);
    const Key = { id: { S: 'o-1' } };
    const { Item } = await client.send(new GetItemCommand({ TableName: 'Orders', Key }));
    plainExpect(Item?.['total']).toEqual({ N: '120' });
    plainExpect(await levels(cloud)).toEqual({ ...nothing, 'Orders.total': 3 });
    const documents = DynamoDBDocumentClient.from(client);
    const answer = await documents.send(new GetCommand({ TableName: 'Orders', Key: { id: 'o-1' } }));
    plainExpect(answer.Item).toMatchObject({ customer: { isNew: true } });
    plainExpect(await levels(cloud)).toEqual({ ...nothing, 'Orders.total': 3, 'Orders.customer.isNew': 3 });
    const QueueUrl = `${cloud.endpoint}/000000000000/Mails`;
    const { Messages } = await cloud.client(SQSClient).send(new ReceiveMessageCommand({ QueueUrl }));
    expect(JSON.parse(Messages?.[0]?.Body ?? '')).toEqual({ to: order.email, order: 'o-1' });
    plainExpect(await levels(cloud)).toMatchObject({ 'Mails.to': 3, 'Mails.order': 3 });
  });

  test('that a client outside of the cloud’s own could see count as read', async () => {
    const cloud = await taken();
    const client = new DynamoDBClient({
      endpoint: cloud.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    plainExpect((await client.send(new ScanCommand({ TableName: 'Orders' }))).Count).toBe(1);
    client.destroy();
    plainExpect(await levels(cloud)).toMatchObject({ 'Orders.total': 2, 'Orders.customer.email': 2 });
  });

  test('that only other functions read are consumed once the effects of these are looked at', async () => {
    const cloud = await taken();
    await cloud.function('Pay').invoke({ id: 'o-1' });
    plainExpect(await levels(cloud)).toMatchObject({ 'Orders.total': 0, 'Orders.status': 0 });
    plainExpect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ status: 'PAID' });
    plainExpect(await levels(cloud)).toMatchObject({ 'Orders.total': 1, 'Orders.status': 3, 'Orders.paid': 0 });
  });

  test('that were written over before the test looked are not credited, nor counted', async () => {
    const cloud = await taken();
    await cloud.function('Take').invoke({ ...order, total: 5 });
    plainExpect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ total: 5 });
    const { units } = await cloud.effects();
    plainExpect(units.find(({ attribute }) => attribute === 'total')).toMatchObject({ level: 3, count: 2 });
    await cloud.function('Pay').invoke({ id: 'o-1' });
    await cloud.table('Orders').delete({ id: 'o-1' });
    const status = (await cloud.effects()).units.find(({ attribute }) => attribute === 'status');
    plainExpect(status).toMatchObject({ level: 0, isTransient: true });
    plainExpect(status).not.toHaveProperty('suggestion');
  });
});

describe('the option effects', () => {
  test('off: asking for them says what to set', async () => {
    const cloud = await startOrders();
    await plainExpect(cloud.effects()).rejects.toThrow(/start its cloud with effects: 'follow'/);
  });

  test('warn: tells a short list at the end', async () => {
    const cloud = await startOrders({ effects: 'warn' });
    await cloud.function('Take').invoke(order);
    const told: string[] = [];
    await cloud.reportEffects((text) => void told.push(text));
    plainExpect(told.join('\n')).toContain('Take: Orders.total (PutItem): written and never looked at');
  });

  test('a threshold fails the test whose score is below it, and no other', async () => {
    const cloud = await startOrders({ effects: { threshold: 0.2 } });
    await cloud.function('Take').invoke(order);
    const check = (): Promise<void> => cloud.reportEffects(() => plainExpect.unreachable());
    await plainExpect(check()).rejects.toMatchObject({ code: 'ERR_SKYRIG_EFFECTS' });
    plainExpect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ total: 120 });
    await check();
  });

  test('what is ignored is not counted, of one resource or of all', async () => {
    const reason = 'marketing looks after it';
    const cloud = await startOrders({
      effects: {
        ignore: [
          { attribute: 'customer.*', resource: 'Orders', reason },
          { attribute: 't*', reason },
        ],
      },
    });
    await cloud.function('Take').invoke(order);
    plainExpect(await levels(cloud)).toEqual({ 'Mails.order': 0 });
  });

  test('what cannot be meant is refused', async () => {
    await plainExpect(startOrders({ effects: { threshold: 60 } })).rejects.toThrow(/from 0 to 1/);
    await plainExpect(startOrders({ effects: 'on' as never })).rejects.toThrow(/'off', 'follow', 'warn'/);
    await plainExpect(startOrders({ effects: { ignore: [{ attribute: 'x', reason: '' }] } })).rejects.toThrow(
      /needs attribute and reason/,
    );
  });
});
