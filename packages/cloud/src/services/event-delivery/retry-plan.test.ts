import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, seedState } from '../../kernel/random.ts';
import { defaultRetryPolicy, planRetry, readRetryPolicy } from './retry-plan.ts';

const random = createRandom({ random: seedState(1) });

test('the defaults allow 185 retries within 24 hours', () => {
  let now = 0;
  let retries = 0;
  for (;;) {
    const plan = planRetry(defaultRetryPolicy, { retryAttempts: retries, startedAt: 0, now }, random);
    if (!plan.retry) {
      expect(plan.exhausted).toBe('MaximumRetryAttempts');
      break;
    }
    now += plan.delayMs;
    retries += 1;
  }
  expect(retries).toBe(185);
  expect(now).toBeLessThan(86_400_000);
});

test('no retries means none', () => {
  const policy = readRetryPolicy({ MaximumRetryAttempts: 0 });
  expect(planRetry(policy, { retryAttempts: 0, startedAt: 0, now: 0 }, random)).toEqual({
    retry: false,
    exhausted: 'MaximumRetryAttempts',
  });
});

test('a retry never comes after the maximum age, and delays grow', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 86_400 }),
      fc.integer({ min: 0, max: 184 }),
      fc.nat(86_400_000),
      (age, retryAttempts, now) => {
        const plan = planRetry(
          { maximumRetryAttempts: 185, maximumEventAgeSeconds: age },
          { retryAttempts, startedAt: 0, now },
          random,
        );
        const delayMs = plan.retry ? plan.delayMs : 0;
        expect(plan.retry ? now + delayMs <= age * 1000 : plan.exhausted === 'MaximumEventAgeInSeconds').toBe(true);
        expect(delayMs).toBeLessThanOrEqual(480_000);
      },
    ),
  );
});
