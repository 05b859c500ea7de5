import type { Cloud, TraceRecord } from '@skyrig/cloud';

/**
 * Makes a body out of what a test did, from its trace: the same requests with the same inputs, side by side where the test
 * sent them side by side, the clock moved and waited for where the test did so. It has no assertions; it is for looking at
 * where other orders lead. Requests that fail this time (a receipt handle of another run, say) are passed over.
 */
export function reenact(cloud: Cloud, records: readonly TraceRecord[]): () => Promise<void> {
  const requests = records.filter(
    ({ kind, actor }) => kind === 'request' && (actor.kind === 'test' || actor.kind === 'client'),
  );
  const end = records.at(-1)?.at ?? 0;
  const answers = new Map(requests.map(({ seq }) => [seq, answerOf(seq, records)]));
  return async () => {
    const open = new Map<number, Promise<unknown>>();
    let settled = requests[0]?.settled ?? 0;
    for (const {
      seq,
      at,
      after = 0,
      settled: seen = 0,
      service,
      operation,
      account,
      region,
      input,
      actor,
    } of requests) {
      if (seen > settled) {
        settled = seen;
        await Promise.all(open.values());
        if (cloud.clock.now() < at) await cloud.clock.advanceTo(at);
        else await cloud.settle();
      }
      await Promise.all(
        [...open].filter(([other]) => (answers.get(other) ?? Infinity) <= after).map(([, answer]) => answer),
      );
      if (cloud.clock.now() < at) await cloud.clock.advanceTo(at);
      const answer = cloud.call(service, operation, (input ?? {}) as Readonly<Record<string, unknown>>, {
        account,
        region,
        actor,
      });
      open.set(
        seq,
        answer.catch(() => undefined),
      );
    }
    await Promise.all(open.values());
    if (cloud.clock.now() < end) await cloud.clock.advanceTo(end);
    await cloud.settle({ leap: true });
  };
}

/** The step that answered a request: itself, or the one that resumed it. */
function answerOf(seq: number, records: readonly TraceRecord[]): number {
  const position = records.findIndex((record) => record.seq === seq);
  const request = records[position];
  if (request?.outcome !== 'waiting') return seq;
  const resumption = records
    .slice(position + 1)
    .find(
      ({ kind, identity, outcome }) => kind === 'resumption' && identity === request.identity && outcome !== 'waiting',
    );
  return resumption?.seq ?? Infinity;
}
