import type { Message, MoveTask, SqsContext } from '../state.ts';
import { findQueueByArn } from './find-queue.ts';
import { receivable, removeMessage } from './message-store.ts';
import { enqueueMoved } from './redrive.ts';
import { surface } from './visibility.ts';

const BATCH = 50;

/** Moves the next few messages of a task, at its rate. */
export function moveNext({ handle }: { readonly handle: string }, context: SqsContext): void {
  const task = context.state.moveTasks.get(handle);
  const source = task && findQueueByArn(task.sourceArn, context);
  if (!task || task.status !== 'RUNNING') return;
  const finish = (status: MoveTask['status'], moved: number, failure?: string): void => {
    context.state.moveTasks.set(handle, { ...task, status, moved, failure });
  };
  if (!source) return finish('FAILED', task.moved, 'AWS.SimpleQueueService.NonExistentQueue');
  let { moved } = task;
  surface(source.queue, source.context);
  for (const message of receivable(source.queue, Math.min(BATCH, task.perSecond ?? BATCH), source.context)) {
    const targetArn = task.destinationArn ?? message.deadLetterSource;
    const target = targetArn === undefined ? undefined : findQueueByArn(targetArn, context);
    if (!target)
      return finish(
        'FAILED',
        moved,
        targetArn ? 'AWS.SimpleQueueService.NonExistentQueue' : 'CouldNotDetermineMessageSource',
      );
    removeMessage(source.queue, message, source.context);
    enqueueMoved(asNew(message, context), target.queue, target.context);
    moved += 1;
  }
  if (receivable(source.queue, 1, source.context).length === 0) return finish('COMPLETED', moved);
  context.state.moveTasks.set(handle, { ...task, moved });
  context.later({
    kind: 'move-messages',
    key: handle,
    payload: { handle },
    delayMs: task.perSecond === undefined ? 0 : 1000,
  });
}

/* AWS: a message moved by a task is a new one: new id, sent now. Source: .../SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html */
function asNew(message: Message, { ids, clock }: SqsContext): Message {
  return {
    ...message,
    id: ids.uuid(),
    sentAt: clock.now(),
    receiveCount: 0,
    firstReceivedAt: undefined,
    deadLetterSource: undefined,
  };
}

/** What a task handle says. */
export interface TaskHandle {
  readonly taskId: string;
  readonly sourceArn: string;
}

export function formatTaskHandle(handle: TaskHandle): string {
  return Buffer.from(JSON.stringify(handle)).toString('base64');
}

/** Undefined for what is no task handle. */
export function parseTaskHandle(handle: string): TaskHandle | undefined {
  try {
    const { taskId, sourceArn } = JSON.parse(Buffer.from(handle, 'base64').toString('utf8')) as Partial<TaskHandle>;
    return taskId !== undefined && sourceArn !== undefined ? { taskId, sourceArn } : undefined;
  } catch {
    return undefined;
  }
}
