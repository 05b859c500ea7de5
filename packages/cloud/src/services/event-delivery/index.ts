/** Delivering to targets, as EventBridge and EventBridge Scheduler both do it. */
export { parseArn } from './arn.ts';
export { callTarget } from './call-target.ts';
export { attempt, missingResource } from './delivery-failure.ts';
export type { DeliveryFailure } from './delivery-failure.ts';
export { planRetry, readRetryPolicy } from './retry-plan.ts';
export type { ExhaustedRetryCondition } from './retry-plan.ts';
