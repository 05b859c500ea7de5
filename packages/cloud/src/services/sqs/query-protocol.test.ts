import { describe, expect, test } from 'vitest';
import { createQueueRig, type QueueRig } from './sqs.fixture.ts';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=000000000000/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0';

/** Sends what an SDK from before the JSON protocol sends; answers status and XML. */
async function query(
  { cloud }: QueueRig,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<{ status: number; xml: string }> {
  const body = Buffer.from(new URLSearchParams({ Version: '2012-11-05', ...parameters }).toString());
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: AUTHORIZATION,
    host: 'localhost:4566',
  };
  const answer = await cloud.handle({ method: 'POST', path, query: '', headers, body });
  return { status: answer.status, xml: Buffer.from(answer.body).toString() };
}

describe('the Query protocol', () => {
  test('takes the queue from the path it is posted to', async () => {
    const rig = createQueueRig();
    const url = await rig.createQueue();
    const { status, xml } = await query(rig, '/000000000000/tasks', {
      Action: 'SendMessage',
      MessageBody: 'from Query',
    });
    expect([status, xml]).toEqual([200, expect.stringContaining('<MD5OfMessageBody>')]);
    expect(await rig.receiveBodies(url)).toEqual(['from Query']);
  });

  test('prefers the QueueUrl it is given', async () => {
    const rig = createQueueRig();
    const url = await rig.createQueue();
    await rig.createQueue('other');
    await query(rig, '/000000000000/other', { Action: 'SendMessage', MessageBody: 'a', QueueUrl: url });
    expect(await rig.receiveBodies(url)).toEqual(['a']);
  });

  test('reads AttributeName.N as system attributes of messages', async () => {
    const rig = createQueueRig();
    await rig.send(await rig.createQueue(), 'a');
    const { xml } = await query(rig, '/000000000000/tasks', {
      Action: 'ReceiveMessage',
      'AttributeName.1': 'ApproximateReceiveCount',
    });
    expect(xml).toContain('<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>');
  });

  test.each([
    [
      { Action: 'SendMessage', QueueUrl: 'http://localhost/000000000000/no', MessageBody: 'a' },
      400,
      'AWS.SimpleQueueService.NonExistentQueue',
    ],
    [{ Action: 'ReceiveMessage', MaxNumberOfMessages: '11' }, 400, 'InvalidParameterValue'],
    [{ Action: 'SendMessage' }, 400, 'MissingParameter'],
    [{ Action: 'DeleteMessage', ReceiptHandle: 'x' }, 404, 'ReceiptHandleIsInvalid'],
    [
      { Action: 'CreateQueue', QueueName: 'tasks', 'Attribute.1.Name': 'DelaySeconds', 'Attribute.1.Value': '7' },
      400,
      'QueueAlreadyExists',
    ],
  ])(
    'names the error of %o as it did before JSON',
    async (parameters: Readonly<Record<string, string>>, status, code) => {
      const rig = createQueueRig();
      await rig.createQueue();
      const answer = await query(rig, '/000000000000/tasks', parameters);
      expect(answer).toEqual({ status, xml: expect.stringContaining(`<Code>${code}</Code>`) });
    },
  );
});
