import { expect, test } from 'vitest';
import { createLambdaRig, type LambdaRig } from '../lambda.fixture.ts';

/** A rig whose function hears of everything twice. */
async function rigWithRedelivery(behaviour: () => unknown): Promise<LambdaRig> {
  const rig = await createLambdaRig();
  await rig.define('Ship', behaviour);
  await rig.settle({ leap: true });
  rig.kernel.faults.inject({ match: { actor: 'Ship', times: 1 }, effect: { redeliver: true } });
  return rig;
}

test('messages come again as received once more, and are deleted after the second end', async () => {
  const rig = await rigWithRedelivery(() => ({}));
  const EventSourceArn = await rig.queue('Orders');
  await rig.call('CreateEventSourceMapping', { FunctionName: 'Ship', EventSourceArn });
  await rig.settle({ leap: true });
  await rig.send('Orders', 'a');
  await rig.settle();
  expect(rig.events('Ship')).toMatchObject([
    { Records: [{ body: 'a', attributes: { ApproximateReceiveCount: '1' } }] },
    { Records: [{ body: 'a', attributes: { ApproximateReceiveCount: '2' } }] },
  ]);
  expect(await rig.bodies('Orders')).toEqual([]);
  expect(new Set(rig.started.map(({ requestId }) => requestId)).size).toBe(2);
});

test('the caller gets the second answer, and nothing of either invocation is kept', async () => {
  let answers = 0;
  const rig = await rigWithRedelivery(() => (answers += 1));
  const { Payload } = await rig.call<{ Payload: Uint8Array }>('Invoke', { FunctionName: 'Ship' });
  expect(Buffer.from(Payload).toString()).toBe('2');
  await rig.settle({ leap: true });
  expect(rig.state().invocations.size).toBe(0);
  expect([...rig.state().inFlight.values()].filter((count) => count > 0)).toEqual([]);
});

test('an asynchronous event keeps its request id; that the first attempt failed is nobody’s business', async () => {
  let attempts = 0;
  const rig = await rigWithRedelivery(() => {
    attempts += 1;
    if (attempts === 1) throw new Error('first');
    return {};
  });
  await rig.call('Invoke', { FunctionName: 'Ship', InvocationType: 'Event' });
  await rig.settle({ leap: true });
  expect(attempts).toBe(2);
  expect(new Set(rig.started.map(({ requestId }) => requestId)).size).toBe(1);
  expect(rig.state().asyncEvents.size).toBe(0);
});
