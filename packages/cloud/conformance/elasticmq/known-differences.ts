import type { Outcome } from './perform.ts';
import type { Action } from './sequences.ts';

/** An action whose outcomes differ. */
export interface Difference {
  readonly fifo: boolean;
  readonly action: Action;
  /** Whether a message was received with a timeout of 0 and its visibility changed later. */
  readonly late: boolean;
  readonly own: Outcome;
  readonly other: Outcome;
}

export interface KnownDifference {
  readonly name: string;
  /** What says that Skyrig is right, or that the matter is open. */
  readonly source: string;
  /** Whether the two queues may hold different things afterwards. */
  readonly diverges: boolean;
  matches(difference: Difference): boolean;
}

const isRefusal = ({ action }: Difference, what: string): boolean => action.kind === 'refusal' && action.what === what;

const isError = ([first, code]: Outcome, expected: string): boolean => first === 'error' && code === expected;

export const knownDifferences: readonly KnownDifference[] = [
  {
    name: 'AWS refuses an empty body for want of MessageBody',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html, MessageBody: at least one character',
    diverges: true,
    matches: (difference) => isRefusal(difference, 'empty body'),
  },
  {
    name: 'AWS bounds the visibility timeout of a receive by twelve hours',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
    diverges: true,
    matches: (difference) => isRefusal(difference, 'twelve hours'),
  },
  {
    name: 'AWS refuses an empty batch',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html, EmptyBatchRequest',
    diverges: false,
    matches: (difference) => isRefusal(difference, 'empty batch'),
  },
  {
    name: 'AWS calls eleven messages an invalid parameter value',
    source:
      'https://github.com/localstack/localstack/blob/main/tests/aws/services/sqs/test_sqs.snapshot.json, test_send_receive_max_number_of_messages',
    diverges: false,
    matches: (difference) =>
      isRefusal(difference, 'eleven messages') &&
      isError(difference.own, 'InvalidParameterValue') &&
      difference.other[0] === 'error',
  },
  {
    name: 'AWS says yes to deleting a message that is gone',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html',
    diverges: false,
    matches: ({ action, own, other }) =>
      action.kind === 'delete' && own[0] === 'deleted' && isError(other, 'ReceiptHandleIsInvalid'),
  },
  {
    name: 'AWS refuses an expired handle of a FIFO queue',
    source: 'https://github.com/aws/aws-sdk-js/issues/1279',
    diverges: true,
    matches: ({ fifo, action, own }) => fifo && action.kind === 'delete' && isError(own, 'InvalidParameterValue'),
  },
  {
    name: 'which ten of more messages a receive takes is open',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-understanding-logic.html',
    diverges: true,
    matches: ({ action, own, other }) => action.kind === 'receive' && own.length === 11 && other.length === 11,
  },
  {
    name: 'a visibility change after the timeout: AWS accepts it on standard queues; whether it hides the message, and what FIFO queues say, is open',
    source:
      'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html is silent',
    diverges: true,
    matches: ({ action, late }) =>
      late && (action.kind === 'change' || action.kind === 'count' || action.kind === 'receive'),
  },
  {
    name: 'AWS calls the handle of a visibility change that comes too late an invalid value',
    source: 'https://github.com/mapbox/ecs-watchbot/issues/135',
    diverges: false,
    matches: ({ action, own, other }) =>
      action.kind === 'change' && isError(own, 'InvalidParameterValue') && isError(other, 'ReceiptHandleIsInvalid'),
  },
];

export function findKnownDifference(difference: Difference): KnownDifference | undefined {
  return knownDifferences.find((known) => known.matches(difference));
}
