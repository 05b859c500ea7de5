import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** A booking is paid before it is confirmed; when confirming fails, the message comes again and is paid again. */
export const paymentCollect: Subject = {
  name: 'payment-collect',
  kind: 'buggy',
  bugClass: 'duplicate delivery',
  source:
    "Flux (Ding and others, OSDI 2023), aws-serverless-airline-booking#167: pattern described in the Skyrig lab's research notes; re-created, not ported: a payment without an idempotency key.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await Promise.all([
      cloud.stack().queue('Paid').send({ id: 'b-1', cents: 900 }),
      invokeAll(cloud, [['Reserve', { id: 'b-1' }]]),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Payments').items()).length, 1);
  },
};
