import type { Cloud } from '@skyrig/cloud';
import { Controller } from '../explore/controller.ts';
import { notReproduced } from './not-reproduced.ts';
import { ReplayedOrder } from './replayed-order.ts';
import { parseToken, tokenOwner } from './token.ts';

/**
 * Lets a test run in the order of SKYRIG_REPLAY, if the token is this test's. Answers what to call when the test has passed:
 * it throws when the order could not be had.
 */
export function replayInTest(cloud: Cloud, name: string): (() => void) | undefined {
  const text = process.env['SKYRIG_REPLAY'];
  if (text === undefined || text === '') return undefined;
  const token = parseToken(text);
  if (token.of !== tokenOwner(name)) return undefined;
  const order = new ReplayedOrder(token.deviations);
  order.begin();
  cloud.control(new Controller({ strategy: order }));
  return () => {
    if (order.missed.length > 0) throw notReproduced(order.missed, token.deviations);
  };
}
