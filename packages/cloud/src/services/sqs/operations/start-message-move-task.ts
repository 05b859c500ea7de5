import { invalidParameter, invalidValue, resourceMissing } from '../errors.ts';
import { findQueueByArn } from '../domain/find-queue.ts';
import { formatTaskHandle } from '../domain/move-task.ts';
import { redrivePolicyOf } from '../domain/redrive-policy.ts';
import type { MoveTask, SqsOperation } from '../state.ts';

/**
 * Starts moving the messages of a dead-letter queue back to where they came from, or to another queue.
 * Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export const startMessageMoveTask: SqsOperation<'StartMessageMoveTask'> = (input, here) => {
  const source = findQueueByArn(input.SourceArn, here);
  if (!source) throw resourceMissing('SourceArn');
  if (input.DestinationArn !== undefined && !findQueueByArn(input.DestinationArn, here)) {
    throw resourceMissing('DestinationArn');
  }
  const rate = input.MaxNumberOfMessagesPerSecond;
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= 1 && rate <= 500)) {
    throw invalidValue(rate, 'MaxNumberOfMessagesPerSecond', 'Must be between 1 and 500.');
  }
  const { queue, context } = source;
  const { state, clock, ids } = context;
  const isDeadLetterQueue = [...state.queues.values()].some(
    (other) => redrivePolicyOf(other)?.deadLetterTargetArn === queue.arn,
  );
  if (!isDeadLetterQueue) throw invalidParameter('Source queue must be configured as a Dead Letter Queue.');
  if ([...state.moveTasks.values()].some((task) => task.sourceArn === queue.arn && task.status === 'RUNNING')) {
    throw invalidParameter(
      'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    );
  }
  const handle = formatTaskHandle({ taskId: ids.uuid(), sourceArn: queue.arn });
  const task: MoveTask = {
    handle,
    sourceArn: queue.arn,
    destinationArn: input.DestinationArn,
    perSecond: rate,
    status: 'RUNNING',
    moved: 0,
    toMove: state.messages.of(queue.name).size,
    startedAt: clock.now(),
    failure: undefined,
  };
  state.moveTasks.set(handle, task);
  context.later({ kind: 'move-messages', key: handle, payload: { handle } });
  return { TaskHandle: handle };
};
