import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { order, startOrders } from '../lab/effects/orders.fixture.ts';
import { readObservations } from './read-observations.ts';
import { beginRecording } from './test-recording.ts';

test('an observed test says which effects its assertions compared, which it read, and which not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'observed-'));
  vi.stubEnv('SKYRIG_OBSERVE', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  const cloud = await startOrders();
  const recording = beginRecording(cloud);
  await cloud.function('Take').invoke(order);
  await cloud.function('Take').invoke({ ...order, id: 'o-2' });
  expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ total: 120 });
  const bodies = (await cloud.queue('Mails').messages()).map(({ body }) => body as { readonly order: string });
  expect(bodies.length).toBe(2);
  await recording?.end({ file: 'a.test.ts', suite: [], name: 'a', outcome: 'passed', isFork: false });
  const [observed] = readObservations(folder).tests;
  const effects = observed?.effects.map(({ resource, changed, read, asserted }) => [resource, changed, read, asserted]);
  expect(effects).toEqual([
    ['Mails', 2, 2, 0],
    ['Orders', 2, 1, 1],
  ]);
});
