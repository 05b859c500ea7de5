import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Subject } from '../../subject.ts';

/** A function that fails after its first write is retried, and the order is there twice. */
export const orderSave: Subject = {
  name: 'order-save',
  kind: 'buggy',
  bugClass: 'duplicate delivery',
  source:
    "Flux (Ding and others, OSDI 2023), api-lambda-save-dynamodb#7: pattern described in the Skyrig lab's research notes; re-created, not ported: every attempt makes up an id of its own.",
  template: join(import.meta.dirname, 'template.yaml'),
  run: async (cloud) => {
    const stack = cloud.stack();
    await Promise.all([
      stack.function('SaveOrder').invokeAsync({ day: 'monday', article: 'tea' }),
      stack.function('OpenDay').invokeAsync({ day: 'monday' }),
    ]);
    await cloud.settle({ leap: true });
  },
  check: async (cloud) => {
    assert.equal((await cloud.stack().table('Orders').items()).length, 1);
  },
};
