import { fileURLToPath } from 'node:url';

const templatePath = fileURLToPath(new URL('template.yaml', import.meta.url));

// #region readme
import { beforeAll, expect, test } from 'skyrig/vitest';

beforeAll(async ({ cloud }) => {
  await cloud.deploy(templatePath);
});

test('the fifth failure sends the task to the dead-letter queue', async ({ cloud }) => {
  const stack = cloud.stack();
  await stack.queue('Tasks').send({ id: 't-1', type: 'impossible' });

  await cloud.settle({ leap: true }); // two and a half minutes of visibility timeouts, no waiting

  expect(await stack.queue('DeadLetters').messages()).toMatchObject([{ body: { id: 't-1' }, receiveCount: 5 }]);
  expect(await stack.table('Attempts').get({ id: 't-1' })).toEqual({ id: 't-1', attempts: 5 });
});
// #endregion
