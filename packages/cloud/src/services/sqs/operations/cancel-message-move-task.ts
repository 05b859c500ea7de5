import { invalidParameter, resourceMissing, resourceNotFound } from '../errors.ts';
import { findQueueByArn } from '../domain/find-queue.ts';
import { parseTaskHandle } from '../domain/move-task.ts';
import type { SqsOperation } from '../state.ts';

/** Stops a running move; messages already moved stay where they are. */
export const cancelMessageMoveTask: SqsOperation<'CancelMessageMoveTask'> = (input, here) => {
  // AWS: the three refusals, in this order. Source: LocalStack's recordings of AWS, test_sqs_move_task.snapshot.json.
  const parsed = parseTaskHandle(input.TaskHandle);
  if (!parsed) throw invalidParameter('Value for parameter TaskHandle is invalid.');
  const source = findQueueByArn(parsed.sourceArn, here);
  if (!source) throw resourceMissing('SourceArn');
  const { context } = source;
  const task = context.state.moveTasks.get(input.TaskHandle);
  if (task?.status !== 'RUNNING') throw resourceNotFound('Task does not exist.');
  context.cancel('move-messages', task.handle);
  context.state.moveTasks.set(task.handle, { ...task, status: 'CANCELLED' });
  return { ApproximateNumberOfMessagesMoved: task.moved };
};
