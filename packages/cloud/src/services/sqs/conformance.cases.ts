import { from, type CallStep, type ConformanceCase, type Value } from '../../conformance/conformance-case.ts';

const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide';
const API = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference';
/** Answers of AWS that LocalStack's tests have recorded. */
const RECORDED = 'https://github.com/localstack/localstack/blob/main/tests/aws/services/sqs/test_sqs.snapshot.json';

type Input = Readonly<Record<string, Value>>;

const QueueUrl = from('queue', 'QueueUrl');
const ReceiptHandle = from('received', 'Messages', 0, 'ReceiptHandle');

const createQueue = (Attributes: Input = {}): CallStep => ({
  call: 'CreateQueue',
  input: { QueueName: 'facts', Attributes },
  as: 'queue',
});
const createFifo = (Attributes: Input = {}): CallStep => ({
  call: 'CreateQueue',
  input: { QueueName: 'facts.fifo', Attributes: { FifoQueue: 'true', ...Attributes } },
  as: 'queue',
});
const send = (MessageBody: string, more: Input = {}): CallStep => ({
  call: 'SendMessage',
  input: { QueueUrl, MessageBody, ...more },
  as: 'sent',
});
const receive = (more: Input = {}): CallStep => ({
  call: 'ReceiveMessage',
  input: { QueueUrl, ...more },
  as: 'received',
});
const text = (StringValue: string): Input => ({ DataType: 'String', StringValue });

/** Facts about SQS that need nothing but its API and time. */
export const cases: readonly ConformanceCase[] = [
  {
    name: 'a queue that does not exist is refused by name',
    source: `${RECORDED} test_non_existent_queue`,
    when: { call: 'GetQueueUrl', input: { QueueName: 'nobody' } },
    outcome: { fails: { name: 'QueueDoesNotExist', message: 'The specified queue does not exist.', status: 400 } },
  },
  {
    name: 'creating a queue again with another attribute fails',
    source: `${RECORDED} test_create_queue_with_different_attributes_raises_exception`,
    given: [createQueue({ DelaySeconds: '1' })],
    when: createQueue({ DelaySeconds: '2' }),
    outcome: {
      fails: {
        name: 'QueueNameExists',
        message: 'A queue already exists with the same name and a different value for attribute DelaySeconds',
      },
    },
  },
  {
    name: 'attributes are digested as AWS does',
    source: `${RECORDED} test_receive_message_message_attribute_names_filters`,
    given: [
      createQueue(),
      send('msg', { MessageAttributes: { Hello: text('There'), General: text('Kenobi'), 'Help.Me': text('Me') } }),
    ],
    when: receive({ MessageAttributeNames: ['Hel.*'] }),
    outcome: {
      answers: {
        Messages: [
          {
            MessageId: from('sent', 'MessageId'),
            MD5OfBody: '6e2baaf3b97dbeef01c0043275f9a0e7',
            MD5OfMessageAttributes: '83fee93c1bcd8b9a5a923ffacdc636c7',
          },
        ],
      },
    },
  },
  {
    name: 'an empty queue answers no Messages',
    source: `${API}/API_ReceiveMessage.html`,
    given: [createQueue()],
    when: receive(),
    outcome: { answers: {}, lacks: ['Messages'] },
  },
  {
    name: 'a received message is hidden for thirty seconds',
    source: `${GUIDE}/sqs-visibility-timeout.html`,
    given: [createQueue(), send('a'), receive(), { passSeconds: 29 }],
    when: receive(),
    outcome: { answers: {}, lacks: ['Messages'] },
  },
  {
    name: 'a message is visible again after its timeout, received once more',
    source: `${GUIDE}/sqs-visibility-timeout.html`,
    given: [createQueue(), send('a'), receive(), { passSeconds: 30 }],
    when: receive({ AttributeNames: ['All'] }),
    outcome: { answers: { Messages: [{ Body: 'a', Attributes: { ApproximateReceiveCount: '2' } }] } },
  },
  {
    name: 'a visibility change after the timeout is accepted by a standard queue',
    source: `${RECORDED} test_change_message_visibility_after_visibility_timeout_expiration`,
    given: [createQueue({ VisibilityTimeout: '1' }), send('a'), receive(), { passSeconds: 2 }],
    when: { call: 'ChangeMessageVisibility', input: { QueueUrl, ReceiptHandle, VisibilityTimeout: 2 } },
    outcome: { answers: {} },
  },
  {
    name: 'an expired handle does not delete from a FIFO queue',
    source: `${RECORDED} test_fifo_delete_message_with_expired_receipt_handle`,
    given: [
      createFifo({ VisibilityTimeout: '1', ContentBasedDeduplication: 'true' }),
      send('g1-m1', { MessageGroupId: '1' }),
      receive(),
      { passSeconds: 2 },
    ],
    when: { call: 'DeleteMessage', input: { QueueUrl, ReceiptHandle } },
    outcome: { fails: { name: 'InvalidParameterValue', status: 400 } },
  },
  {
    name: 'a FIFO duplicate is not delivered, even after the first message is deleted',
    source: `${RECORDED} test_fifo_deduplication_arrives_once_after_delete`,
    given: [
      createFifo(),
      send('a', { MessageGroupId: 'g', MessageDeduplicationId: 'd' }),
      receive(),
      { call: 'DeleteMessage', input: { QueueUrl, ReceiptHandle } },
      send('b', { MessageGroupId: 'h', MessageDeduplicationId: 'd' }),
    ],
    when: receive(),
    outcome: { answers: {}, lacks: ['Messages'] },
  },
  {
    name: 'a FIFO message needs a group',
    source: `${RECORDED} test_posting_to_fifo_requires_deduplicationid_group_id`,
    given: [createFifo()],
    when: send('a', { MessageDeduplicationId: 'd' }),
    outcome: {
      fails: {
        name: 'MissingParameter',
        message: 'The request must contain the parameter MessageGroupId.',
        status: 400,
      },
    },
  },
  {
    name: 'a FIFO message needs something to tell duplicates by',
    source: `${RECORDED} test_posting_to_fifo_requires_deduplicationid_group_id`,
    given: [createFifo()],
    when: send('a', { MessageGroupId: 'g' }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message:
          'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      },
    },
  },
  {
    name: 'a FIFO message has no delay of its own',
    source: `${RECORDED} test_fifo_queue_send_message_with_delay_seconds_fails`,
    given: [createFifo({ ContentBasedDeduplication: 'true' })],
    when: send('a', { MessageGroupId: 'g', DelaySeconds: 2 }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message:
          'Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      },
    },
  },
  {
    name: 'a message over the queue’s size is refused',
    source: `${RECORDED} test_send_message_with_updated_maximum_message_size`,
    given: [createQueue({ MaximumMessageSize: '1024' })],
    when: send('x'.repeat(1025)),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
      },
    },
  },
  {
    name: 'an attribute needs a value',
    source: `${RECORDED} test_send_message_with_empty_string_attribute`,
    given: [createQueue()],
    when: send('a', { MessageAttributes: { ErrorDetails: text('') } }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message: "Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'.",
      },
    },
  },
  {
    name: 'more than ten messages cannot be asked for',
    source: `${RECORDED} test_send_receive_max_number_of_messages`,
    given: [createQueue()],
    when: receive({ MaxNumberOfMessages: 11 }),
    outcome: {
      fails: {
        name: 'InvalidParameterValue',
        message:
          'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.',
      },
    },
  },
  {
    name: 'a FIFO queue stays one',
    source: `${RECORDED} test_set_unsupported_attribute_fifo`,
    given: [createFifo()],
    when: { call: 'SetQueueAttributes', input: { QueueUrl, Attributes: { FifoQueue: 'false' } } },
    outcome: {
      fails: {
        name: 'InvalidAttributeValue',
        message: 'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
      },
    },
  },
];
