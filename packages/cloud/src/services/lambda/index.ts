import { defineService } from '../service.ts';
import { ATTEMPT, attemptEvent } from './domain/async-queue.ts';
import { completeInvocation, FORGET, forgetAnswer, giveUpInvocation } from './domain/complete-invocation.ts';
import { createFunctionPort } from './domain/function-port.ts';
import { ALLOCATION, finishAllocation } from './domain/provisioned-concurrency.ts';
import { redeliverInvocation } from './domain/redeliver-invocation.ts';
import { INVOCATION_TASK, LOST, START, startAccepted } from './domain/start-invocation.ts';
import { finishTransition, TRANSITION } from './pollers/mapping-state.ts';
import { poll } from './pollers/poll.ts';
import { createPollerPort } from './pollers/poller-port.ts';
import { POLL } from './pollers/schedule-poll.ts';
import { operations } from './operations.ts';
import { resources } from './resources.ts';
import { createLambdaState, type LambdaState } from './state.ts';
import type { Service } from '../service.ts';

/** AWS Lambda. */
export const lambda: Service<LambdaState> = defineService<LambdaState>({
  id: 'lambda',
  uses: ['cloudwatch-logs'],
  createState: createLambdaState,
  operations,
  occurrences: {
    [START]: startAccepted,
    [LOST]: giveUpInvocation,
    [FORGET]: forgetAnswer,
    [ATTEMPT]: attemptEvent,
    [POLL]: poll,
    [TRANSITION]: finishTransition,
    [ALLOCATION]: finishAllocation,
  },
  completions: { [INVOCATION_TASK]: completeInvocation },
  redeliveries: { [INVOCATION_TASK]: redeliverInvocation },
  resources,
  provides: (enter) => ({ functions: createFunctionPort(enter), pollers: createPollerPort(enter) }),
});
