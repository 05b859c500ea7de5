import type { Random } from '../../kernel/random.ts';

/** How long a delivery is tried. */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
}

/** AWS: 185 retries over 24 hours unless the target says otherwise. Source: EventBridge user guide, "Retrying event delivery". */
export const defaultRetryPolicy: RetryPolicy = { maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 };

/** Reads `RetryPolicy` as both services' APIs write it. */
export function readRetryPolicy(
  input:
    | { readonly MaximumRetryAttempts?: number | undefined; readonly MaximumEventAgeInSeconds?: number | undefined }
    | undefined,
): RetryPolicy {
  return {
    maximumRetryAttempts: input?.MaximumRetryAttempts ?? defaultRetryPolicy.maximumRetryAttempts,
    maximumEventAgeSeconds: input?.MaximumEventAgeInSeconds ?? defaultRetryPolicy.maximumEventAgeSeconds,
  };
}

/** Why there is no further retry, in the words of the dead-letter message attribute. */
export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

export type RetryPlan =
  | { readonly retry: true; readonly delayMs: number }
  | { readonly retry: false; readonly exhausted: ExhaustedRetryCondition };

/** AWS gives no numbers; capped at this, 185 retries take just under the 24 hours that it promises. */
const MAX_BACKOFF_MS = 480_000;

/** Decides about the next retry of a delivery that has failed: exponential back-off from 1 s, with jitter from the seed. */
export function planRetry(
  policy: RetryPolicy,
  delivery: { readonly retryAttempts: number; readonly startedAt: number; readonly now: number },
  random: Random,
): RetryPlan {
  const { retryAttempts, startedAt, now } = delivery;
  if (retryAttempts >= policy.maximumRetryAttempts) return { retry: false, exhausted: 'MaximumRetryAttempts' };
  const ceilingMs = Math.min(MAX_BACKOFF_MS, 1000 * 2 ** Math.min(retryAttempts, 20));
  const delayMs = Math.ceil(ceilingMs * (0.75 + 0.25 * random.next()));
  if (now + delayMs - startedAt > policy.maximumEventAgeSeconds * 1000) {
    return { retry: false, exhausted: 'MaximumEventAgeInSeconds' };
  }
  return { retry: true, delayMs };
}
