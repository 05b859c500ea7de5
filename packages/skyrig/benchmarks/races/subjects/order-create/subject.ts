import assert from 'node:assert/strict';
import { join } from 'node:path';
import { invokeAll } from '../../invoke-all.ts';
import type { Subject } from '../../subject.ts';

/** An order is stored before all else; when what follows fails, Lambda tries again, and there are two orders. */
export const orderCreate: Subject = {
  name: 'order-create',
  kind: 'buggy',
  isHeldOut: true,
  bugClass: 'duplicate delivery',
  source:
    'https://github.com/aws-samples/aws-serverless-ecommerce-platform/issues/180, https://github.com/serverless/examples/issues/659 and others that the authors of Flux (Ding and others, OSDI 2023) reported: a retried function stores its record again under another id; re-created as an asynchronous invocation whose product is not there yet.',
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    await Promise.all([
      cloud.stack().function('CreateOrder').invokeAsync({ product: 'p' }),
      invokeAll(cloud, [['AddProduct', { product: 'p' }]]),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Orders').items()).length, 1);
  },
};
