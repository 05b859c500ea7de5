import { awsError } from '../../../kernel/aws-error.ts';
import { waitFor, type Wait } from '../../../kernel/wait.ts';
import { tooManyRequests } from '../errors.ts';
import type { InvocationAnswer, LambdaContext } from '../state.ts';
import { findThrottle } from './concurrency.ts';
import { answerKey, FORGET } from './complete-invocation.ts';
import type { FoundVersion } from './function-reference.ts';
import { acceptInvocation, startLater } from './start-invocation.ts';

export interface SynchronousInvocation {
  readonly found: FoundVersion;
  /** JSON text. */
  readonly payload: string;
  readonly clientContext?: string | undefined;
  readonly wantsTail?: boolean;
}

/** Invokes a function for a caller that waits for its answer. */
export function invokeAndWait<T>(
  invocation: SynchronousInvocation,
  answered: (answer: InvocationAnswer, requestId: string) => T,
): Wait<T> {
  const { found, payload, clientContext, wantsTail = false } = invocation;
  const { context } = found;
  const throttle = findThrottle(context.state, found.record.name);
  if (throttle !== undefined) throw tooManyRequests(throttle);
  const requestId = context.ids.uuid();
  acceptInvocation(context, { requestId, found, trigger: { kind: 'caller' }, payload, clientContext, wantsTail });
  context.note('requestId', requestId);
  startLater(context, requestId);
  return untilAnswered(context, requestId, (answer) => answered(answer, requestId));
}

function untilAnswered<T>(
  context: LambdaContext,
  requestId: string,
  answered: (answer: InvocationAnswer) => T,
): Wait<T> {
  const gone = (): never => {
    throw awsError('ServiceException', `Invocation ${requestId} is not known any more.`, { status: 500 });
  };
  return waitFor<T>({
    on: [answerKey(requestId)],
    retry: () => {
      const record = context.state.invocations.get(requestId);
      if (!record) return gone();
      if (!record.answer) return untilAnswered(context, requestId, answered);
      context.state.invocations.delete(requestId);
      context.cancel(FORGET, requestId);
      context.note('requestId', requestId);
      return answered(record.answer);
    },
    expired: gone,
  });
}
