import { createHash } from 'node:crypto';
import type { SendMessageCommandInput } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { createQueueRig } from '../sqs.fixture.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('SendMessage', () => {
  test('carries body and attributes of every type, with digests that the SDK checks', async () => {
    const { sqs, createQueue, receive } = createQueueRig();
    const QueueUrl = await createQueue();
    const MessageAttributes = {
      text: { DataType: 'String', StringValue: 'Grüße 🙂' },
      number: { DataType: 'Number.float', StringValue: '-1.5e3' },
      bytes: { DataType: 'Binary.gif', BinaryValue: Uint8Array.of(0, 30, 255) },
    };
    const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'héllo\t\n', MessageAttributes });
    expect(sent).toMatchObject({ MD5OfMessageBody: createHash('md5').update('héllo\t\n').digest('hex') });
    const [message] = await receive(QueueUrl, { MessageAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'héllo\t\n',
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
    });
    expect(message?.MessageAttributes).toEqual(MessageAttributes);
  });

  test('digests attributes as AWS does', async () => {
    const { sqs, createQueue } = createQueueRig();
    const QueueUrl = await createQueue();
    const BinaryValue = Buffer.from('traceparent\x1e00-774062d6c37081a5a0b9b5b88e30627c-2d2482211f6489da-01');
    const binary = await sqs.sendMessage({
      QueueUrl,
      MessageBody: 'test',
      MessageAttributes: { attr1: { DataType: 'Binary', BinaryValue } },
    });
    // Recorded from AWS by LocalStack's test_send_message_with_binary_attributes.
    expect(binary.MD5OfMessageAttributes).toBe('8cbe4db156db8a94db8b801b7addb984');
    const text = (StringValue: string) => ({ DataType: 'String', StringValue });
    const MessageAttributes = { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') };
    // … and by test_receive_message_message_attribute_names_filters.
    expect((await sqs.sendMessage({ QueueUrl, MessageBody: 'msg', MessageAttributes })).MD5OfMessageAttributes).toBe(
      '4c360f3fdafd970e05fae2f149d997f5',
    );
  });

  test('hides a message for its own delay, or else the queue’s', async () => {
    const { sqs, createQueue, receiveBodies, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue('tasks', { DelaySeconds: 5 });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'own', DelaySeconds: 10 });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'queue' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'none', DelaySeconds: 0 });
    expect(await receiveBodies(QueueUrl)).toEqual(['none']);
    await advanceSeconds(5);
    expect(await receiveBodies(QueueUrl)).toEqual(['queue']);
    await advanceSeconds(5);
    expect(await receiveBodies(QueueUrl)).toEqual(['own']);
  });

  test('hands the trace header on as a system attribute', async () => {
    const { sqs, createQueue, receive } = createQueueRig();
    const QueueUrl = await createQueue();
    const AWSTraceHeader = { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' };
    const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageSystemAttributes: { AWSTraceHeader } });
    expect(sent.MD5OfMessageSystemAttributes).toMatch(/^[0-9a-f]{32}$/);
    const [message] = await receive(QueueUrl, { MessageSystemAttributeNames: ['AWSTraceHeader'] });
    expect(message?.Attributes).toEqual({ AWSTraceHeader: AWSTraceHeader.StringValue });
  });

  test('takes message groups on a standard queue, which does not order by them', async () => {
    const { sqs, createQueue, receive } = createQueueRig();
    const QueueUrl = await createQueue();
    for (const MessageBody of ['a', 'b']) await sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId: 'tenant' });
    await receive(QueueUrl, { MaxNumberOfMessages: 1 });
    const [second] = await receive(QueueUrl, { MessageSystemAttributeNames: ['MessageGroupId'] });
    expect(second).toMatchObject({ Body: 'b', Attributes: { MessageGroupId: 'tenant' } });
  });

  test('deletes a message at the end of the retention period, even in flight', async () => {
    const { createQueue, send, receive, counts, advanceSeconds } = createQueueRig();
    const QueueUrl = await createQueue('tasks', { MessageRetentionPeriod: 60, VisibilityTimeout: 600 });
    await send(QueueUrl, 'a');
    await advanceSeconds(30);
    await send(QueueUrl, 'b');
    await receive(QueueUrl);
    await advanceSeconds(30);
    expect(await counts(QueueUrl)).toEqual([0, 1, 0]);
    await advanceSeconds(30);
    expect(await counts(QueueUrl)).toEqual([0, 0, 0]);
  });
});

describe('SendMessage to a FIFO queue', () => {
  test('acknowledges a duplicate as the first message for five minutes, even after that was deleted', async () => {
    const { sqs, createFifoQueue, receiveHandle, receiveBodies, advanceSeconds } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    const send = (MessageBody: string, MessageGroupId = 'g') =>
      sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId, MessageDeduplicationId: 'same' });
    const first = await send('first');
    await sqs.deleteMessage({ QueueUrl, ReceiptHandle: await receiveHandle(QueueUrl) });
    await advanceSeconds(299.999);
    const second = await send('second', 'other');
    expect([second.MessageId, second.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
    expect(await receiveBodies(QueueUrl)).toEqual([]);
    await advanceSeconds(0.001);
    expect((await send('third')).MessageId).not.toBe(first.MessageId);
    expect(await receiveBodies(QueueUrl)).toEqual(['third']);
  });

  test('tells duplicates by the body where the queue does so, whatever the attributes', async () => {
    const { sqs, createFifoQueue, receive } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    const note = (StringValue: string) => ({ note: { DataType: 'String', StringValue } });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageGroupId: 'g', MessageAttributes: note('1') });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageGroupId: 'g', MessageAttributes: note('2') });
    const messages = await receive(QueueUrl, { MessageSystemAttributeNames: ['MessageDeduplicationId'] });
    expect(messages.map(({ Attributes }) => Attributes)).toEqual([{ MessageDeduplicationId: sha256('a') }]);
  });

  test('tells duplicates by group where the queue’s scope is the group', async () => {
    const { createFifoQueue, send, receiveBodies } = createQueueRig();
    const url = await createFifoQueue('tasks.fifo', {
      DeduplicationScope: 'messageGroup',
      FifoThroughputLimit: 'perMessageGroupId',
    });
    await send(url, 'g:same', 'h:same', 'g:same');
    expect(await receiveBodies(url)).toEqual(['same', 'same']);
  });

  test('gives sequence numbers of twenty digits that grow', async () => {
    const { sqs, createFifoQueue } = createQueueRig();
    const QueueUrl = await createFifoQueue();
    const numbers: string[] = [];
    for (const MessageBody of ['a', 'b', 'c']) {
      numbers.push(
        (await sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId: MessageBody })).SequenceNumber ?? '',
      );
    }
    expect(numbers).toEqual([...numbers].sort());
    expect(numbers.every((number) => /^\d{20}$/.test(number))).toBe(true);
  });

  test('holds a group back while its first message is delayed by the queue', async () => {
    const { createFifoQueue, send, receiveBodies, advanceSeconds } = createQueueRig();
    const url = await createFifoQueue('tasks.fifo', { DelaySeconds: 5 });
    await send(url, 'g:1');
    await advanceSeconds(3);
    await send(url, 'g:2');
    await advanceSeconds(2);
    expect(await receiveBodies(url)).toEqual(['1']);
    await advanceSeconds(3);
    expect(await receiveBodies(url)).toEqual([]);
  });
});

const CHARACTERS = '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF';
const TYPE_TEXT =
  "The type of message (user) attribute 'x' is invalid. You must use only the following supported type prefixes: Binary, Number, String.";

describe('SendMessage refuses', () => {
  test.each([
    ['an empty body', { MessageBody: '' }, 'MissingParameter', 'The request must contain the parameter MessageBody.'],
    [
      'a control character',
      { MessageBody: 'a\u0001' },
      'InvalidMessageContents',
      `Invalid characters found. Valid unicode characters are ${CHARACTERS}`,
    ],
    [
      'a delay over 900 s',
      { DelaySeconds: 901 },
      'InvalidParameterValue',
      'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.',
    ],
    [
      'a deduplication id',
      { MessageDeduplicationId: 'd' },
      'InvalidParameterValue',
      'Value d for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
    [
      'a group with a space',
      { MessageGroupId: 'a b' },
      'InvalidParameterValue',
      'Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
    ],
    [
      'a body over 1 MiB',
      { MessageBody: 'x'.repeat(1_048_577) },
      'InvalidParameterValue',
      'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
    ],
    [
      'body and attributes over 1 MiB together',
      { MessageBody: 'x'.repeat(1_048_576 - 7), MessageAttributes: { x: { DataType: 'String', StringValue: 'yy' } } },
      'InvalidParameterValue',
      'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.',
    ],
    [
      'an unknown system attribute',
      { MessageSystemAttributes: { Colour: { DataType: 'String', StringValue: 'red' } } },
      'AWS.SimpleQueueService.UnsupportedOperation',
      "The message system attribute 'Colour' is not supported; AWSTraceHeader is.",
    ],
  ])('%s', async (_, change, code, message) => {
    const { cloud, sqs, createQueue } = createQueueRig();
    const input = { QueueUrl: await createQueue(), MessageBody: 'a', ...change } as SendMessageCommandInput;
    await expect(sqs.sendMessage(input)).rejects.toMatchObject({ Code: code, message });
    expect(cloud.outstanding().scheduled).toEqual([]);
  });

  test.each([
    ['x', { DataType: 'string', StringValue: 'a' }, TYPE_TEXT],
    [
      'x',
      { DataType: 'String', StringValue: '' },
      "Message (user) attribute 'x' must contain a non-empty value of type 'String'.",
    ],
    [
      'x',
      { DataType: 'Binary', BinaryValue: new Uint8Array() },
      "Message (user) attribute 'x' must contain a non-empty value of type 'Binary'.",
    ],
    [
      'x',
      { DataType: 'Number', StringValue: 'twelve' },
      "Can't cast the value of message (user) attribute 'x' to a number.",
    ],
    [
      'x',
      { DataType: 'Number', StringValue: '0x10' },
      "Can't cast the value of message (user) attribute 'x' to a number.",
    ],
    ['AWS.x', { DataType: 'String', StringValue: 'a' }, "The message attribute name 'AWS.x' is invalid."],
    ['a..b', { DataType: 'String', StringValue: 'a' }, "The message attribute name 'a..b' is invalid."],
  ])('the message attribute %s: %o', async (name, attribute, message) => {
    const { sqs, createQueue } = createQueueRig();
    const input = { QueueUrl: await createQueue(), MessageBody: 'a', MessageAttributes: { [name]: attribute } };
    await expect(sqs.sendMessage(input)).rejects.toMatchObject({ name: 'InvalidParameterValue', message });
  });

  test('more than ten message attributes', async () => {
    const { sqs, createQueue } = createQueueRig();
    const attributes = Array.from(
      { length: 11 },
      (_, i) => [`a${i}`, { DataType: 'String', StringValue: 'x' }] as const,
    );
    const input = {
      QueueUrl: await createQueue(),
      MessageBody: 'a',
      MessageAttributes: Object.fromEntries(attributes),
    };
    await expect(sqs.sendMessage(input)).rejects.toMatchObject({
      message: 'Number of message attributes [11] exceeds the allowed maximum [10].',
    });
  });

  test.each([
    [
      'no group',
      { MessageDeduplicationId: 'd' },
      'MissingParameter',
      'The request must contain the parameter MessageGroupId.',
    ],
    [
      'nothing to tell duplicates by',
      { MessageGroupId: 'g' },
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
    [
      'a delay of its own',
      { MessageGroupId: 'g', MessageDeduplicationId: 'd', DelaySeconds: 2 },
      'InvalidParameterValue',
      'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
    ],
  ])('a FIFO message with %s', async (_, change, code, message) => {
    const { sqs, createFifoQueue } = createQueueRig();
    const QueueUrl = await createFifoQueue('tasks.fifo', { ContentBasedDeduplication: 'false' });
    await expect(sqs.sendMessage({ QueueUrl, MessageBody: 'a', ...change })).rejects.toMatchObject({
      name: code,
      message,
    });
  });
});
