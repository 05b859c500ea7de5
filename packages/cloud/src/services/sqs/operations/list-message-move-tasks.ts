import { resourceMissing } from '../errors.ts';
import { findQueueByArn } from '../domain/find-queue.ts';
import type { SqsOperation } from '../state.ts';

/** The newest tasks of a source queue first; one unless more are asked for, ten at most. */
export const listMessageMoveTasks: SqsOperation<'ListMessageMoveTasks'> = (input, here) => {
  const source = findQueueByArn(input.SourceArn, here);
  if (!source) throw resourceMissing('SourceArn');
  const tasks = [...source.context.state.moveTasks.values()]
    .filter(({ sourceArn }) => sourceArn === input.SourceArn)
    .sort((a, b) => b.startedAt - a.startedAt)
    .slice(0, Math.min(10, input.MaxResults ?? 1));
  return {
    Results: tasks.map((task) => ({
      ...(task.status === 'RUNNING' && { TaskHandle: task.handle }),
      Status: task.status,
      SourceArn: task.sourceArn,
      ...(task.destinationArn !== undefined && { DestinationArn: task.destinationArn }),
      ...(task.perSecond !== undefined && { MaxNumberOfMessagesPerSecond: task.perSecond }),
      ApproximateNumberOfMessagesMoved: task.moved,
      ApproximateNumberOfMessagesToMove: task.toMove,
      ...(task.failure !== undefined && { FailureReason: task.failure }),
      StartedTimestamp: task.startedAt,
    })),
  };
};
