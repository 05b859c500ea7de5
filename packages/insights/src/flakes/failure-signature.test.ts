import { expect, test } from 'vitest';

import { failureSignature } from './failure-signature.ts';

const trace = (root: string, line: number): string =>
  [
    'Error: Order 17 is missing',
    `    at assertOrder (${root}/node_modules/expect/build/index.js:11:3)`,
    '    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)',
    `    at async readOrder (file://${root}/src/orders.ts:${line}:9)`,
    `    at ${root}/test/orders.test.ts:4:1`,
  ].join('\n');

test('the same failure has the same signature on every machine, at every line, with every number', () => {
  const first = failureSignature('Order 17 is missing', trace('/home/ann/shop', 12));
  const second = failureSignature('Order 4711 is missing', trace('/Users/bob/shop', 13));
  expect(second).toEqual(first);
  expect(first).toMatchObject({ message: 'Order <n> is missing', frame: 'readOrder (src/orders.ts)' });
  expect(first.id).toMatch(/^[0-9a-f]{12}$/);
});

test('another message, or another frame, is another signature', () => {
  const { id } = failureSignature('Order 17 is missing', trace('/a', 1));
  expect(failureSignature('Order 17 is late', trace('/a', 1)).id).not.toBe(id);
  expect(failureSignature('Order 17 is missing', trace('/a', 1).replace('readOrder', 'findOrder')).id).not.toBe(id);
  expect(failureSignature('Order 17 is missing').id).not.toBe(id);
});

test('failures with many different texts are not kept for ever, and stay right', () => {
  const { id } = failureSignature('kept 1');
  for (let index = 0; index < 25_000; index += 1) failureSignature(`kept ${index}`, '');
  expect(failureSignature('kept 99999').id).toBe(id);
});
