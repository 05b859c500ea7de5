import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { TestCloud } from '../../../rig/test-cloud.ts';
import { order, startOrders } from '../orders.fixture.ts';
import type { Mutation, MutationReport } from './mutation-report.ts';

const NO_CACHE = { cache: false } as const;

function verdictsOf({ mutations }: MutationReport, operation?: string): Record<string, string> {
  const own = mutations.filter((mutation) => operation === undefined || mutation.operation === operation);
  const nameOf = ({ operator, handler, attribute }: Mutation): string =>
    `${handler} ${operator}${attribute === undefined ? '' : ` ${attribute}`}`;
  return Object.fromEntries(own.map((mutation) => [nameOf(mutation), mutation.verdict]));
}

const takes = (cloud: TestCloud) => async (): Promise<void> => {
  const { error } = await cloud.function('Take').invoke(order);
  expect(error).toBeUndefined();
  expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ total: 120 });
  expect(await cloud.queue('Mails').messages()).toMatchObject([{ body: { to: order.email }, state: 'visible' }]);
};

describe('mutating effects', () => {
  test('kills what is asserted, and predicts that what nobody looks at survives', async () => {
    const cloud = await startOrders();
    const report = await cloud.mutateEffects(takes(cloud), { ...NO_CACHE, verify: 0.01 });
    expect(verdictsOf(report)).toEqual({
      'Take TAMPER customer.email': 'survived',
      'Take TAMPER customer.isNew': 'predicted',
      'Take TAMPER order': 'predicted',
      'Take TAMPER total': 'killed by assertion',
      'Take TAMPER to': 'killed by assertion',
      'Take DROP': 'killed by assertion',
      'Take DUP': 'equivalent',
      'Take DELAY': 'killed by assertion',
      'Take WRONG-KEY': 'killed by assertion',
      'Take DROP-MSG': 'killed by assertion',
      'Take DUP-DELIVERY': 'killed by assertion',
    });
    expect(report.predictions).toEqual({ checked: 1, right: 1 });
    expect(report.score).toBeCloseTo(7 / 10);
    expect(report.mutations.find(({ attribute }) => attribute === 'order')?.suggestion).toContain("order: 'o-1'");
  });

  test('tells crashes and stale reads apart from assertions', async () => {
    const cloud = await startOrders();
    const body = async (): Promise<void> => {
      await cloud.function('Take').invoke(order);
      const { error } = await cloud.function('Pay').invoke({ id: 'o-1' });
      if (error) throw new TypeError(error.message);
      expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ status: 'PAID' });
    };
    const report = await cloud.mutateEffects(body, { ...NO_CACHE, operators: ['DROP', 'STALE-READ'] });
    expect(verdictsOf(report)).toEqual({
      'Take DROP': 'killed by crash',
      'Pay DROP': 'killed by assertion',
      'Pay STALE-READ': 'killed by crash',
    });
    expect(report.mutations.find(({ operator }) => operator === 'STALE-READ')?.error).toBe('There is no order o-1');
  });

  test('changes the one effect that the test looks at most closely, and leaves the others of its class', async () => {
    const cloud = await startOrders();
    const totals: unknown[] = [];
    const body = async (): Promise<void> => {
      for (const id of ['o-1', 'o-2', 'o-3']) await cloud.function('Take').invoke({ ...order, id });
      totals.push((await cloud.table('Orders').items()).map(({ id, total }) => [id, total]));
      expect(await cloud.table('Orders').get({ id: 'o-2' })).toMatchObject({ customer: { isNew: true }, total: 120 });
    };
    await cloud.mutateEffects(body, { ...NO_CACHE, operators: ['TAMPER'], runs: 100, verify: 1 });
    const changed = totals.map((list) => (list as [string, number][]).find(([, total]) => total === 121)?.[0]);
    expect(changed.filter((id) => id !== undefined)).toEqual(['o-2']);
  });

  test('gives up what does not end, and says so', async () => {
    const cloud = await startOrders();
    const body = async (): Promise<void> => {
      await cloud.function('Take').invoke(order);
      while ((await cloud.queue('Mails').messages()).length === 0) await Promise.resolve();
    };
    const options = { ...NO_CACHE, operators: ['DROP-MSG'] as const, runTimeoutMs: 300 };
    const report = await cloud.mutateEffects(body, options);
    expect(verdictsOf(report)).toEqual({ 'Take DROP-MSG': 'killed by timeout' });
  });

  test('refuses a body that does something else each time', async () => {
    const cloud = await startOrders();
    let runs = 0;
    const body = async (): Promise<void> => {
      runs += 1;
      await cloud.function('Take').invoke({ ...order, total: runs });
    };
    await expect(cloud.mutateEffects(body, NO_CACHE)).rejects.toMatchObject({ code: 'ERR_SKYRIG_MUTATE' });
  });

  test('refuses a body whose failed runs spoil those that come after them', async () => {
    const cloud = await startOrders();
    const open: string[] = [];
    const body = async (): Promise<void> => {
      open.push('run');
      await cloud.function('Take').invoke(order);
      expect(await cloud.table('Orders').get({ id: 'o-1' })).toMatchObject({ total: 120 });
      expect(open).toHaveLength(1);
      // What fails above never comes here.
      open.pop();
    };
    const run = cloud.mutateEffects(body, { ...NO_CACHE, operators: ['TAMPER', 'DROP'] });
    await expect(run).rejects.toThrow(/Run unchanged after runs that had failed, the test failed: expected/);
  });

  test('lets the searches of a body run once, and searches again afterwards', async () => {
    const cloud = await startOrders();
    let runs = 0;
    const inner = async (): Promise<void> => {
      runs += 1;
      await takes(cloud)();
    };
    const bodies = [
      () => cloud.explore(inner, { regressions: false }),
      () => cloud.checkIdempotency(inner),
      () => cloud.exploreFaults(inner),
      () => cloud.mutateEffects(inner, NO_CACHE),
    ];
    for (const body of bodies) {
      runs = 0;
      const report = await cloud.mutateEffects(body, { ...NO_CACHE, operators: ['TAMPER'], verify: 0.01 });
      // Two unchanged, three changed, one unchanged at the end.
      expect(runs).toBe(report.runs + 3);
      expect(verdictsOf(report)).toMatchObject({ 'Take TAMPER total': 'killed by assertion' });
    }
    runs = 0;
    await cloud.mutateEffects(inner, { ...NO_CACHE, operators: ['TAMPER'] });
    expect(runs).toBeGreaterThan(1);
  });

  test('throws what a body throws unchanged, and leaves the cloud as it was', async () => {
    const cloud = await startOrders();
    const body = async (): Promise<void> => {
      await takes(cloud)();
      throw new Error('as it is');
    };
    await expect(cloud.mutateEffects(body, NO_CACHE)).rejects.toThrow('as it is');
    expect(await cloud.table('Orders').items()).toEqual([]);
    expect(cloud.faults.list()).toEqual([]);
    await takes(cloud)();
  });

  test('stops after so many runs, and says what was not run', async () => {
    const cloud = await startOrders();
    const report = await cloud.mutateEffects(takes(cloud), { ...NO_CACHE, runs: 2 });
    expect(report.runs).toBe(2);
    expect(report.verdicts['not run']).toBeGreaterThan(3);
  });
});

test('verdicts are kept until the test or the code of a function changes', async () => {
  const cloud = await startOrders();
  const folder = mkdtempSync(join(tmpdir(), 'mutations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'orders.test.ts');
  writeFileSync(file, 'first');
  const report = (files: readonly string[]): Promise<MutationReport> =>
    cloud.mutateEffects(takes(cloud), { cache: folder, operators: ['DROP-MSG'], name: 'a', files });
  // Where code lies in this process, nobody knows when it changes.
  expect([(await report([file])).runs, (await report([file])).runs]).toEqual([1, 1]);
  expect(readdirSync(folder)).toEqual(['orders.test.ts']);

  await createZipped(cloud);
  const body = async (): Promise<void> => {
    await cloud.function('Zipped').invoke({ body: 'a' });
    expect(await cloud.queue('Mails').messages()).toHaveLength(1);
  };
  const run = (): Promise<MutationReport> =>
    cloud.mutateEffects(body, { cache: folder, operators: ['DROP-MSG'], name: 'zipped', files: [file] });
  expect((await run()).runs).toBe(1);
  const again = await run();
  expect([again.runs, again.mutations[0]?.isCached, again.mutations[0]?.verdict]).toEqual([
    0,
    true,
    'killed by assertion',
  ]);
  writeFileSync(file, `${readFileSync(file, 'utf8')} and more`);
  expect((await run()).runs).toBe(1);
});

/* A zip archive with one stored file. Source: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16. */
function zipOf(name: string, text: string): Uint8Array {
  const data = Buffer.from(text);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(crc32(data), 0);
  sizes.writeUInt32LE(data.length, 4);
  sizes.writeUInt32LE(data.length, 8);
  const names = Buffer.from([name.length, 0, 0, 0]);
  const local = Buffer.concat([
    Buffer.from('504b030414000000000000000000', 'hex'),
    sizes,
    names,
    Buffer.from(name),
    data,
  ]);
  const central = Buffer.concat([
    Buffer.from('504b0102140014000000000000000000', 'hex'),
    sizes,
    names,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

function crc32(data: Uint8Array): number {
  let crc = ~0;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

async function createZipped(cloud: TestCloud): Promise<void> {
  const source = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
export const handler = ({ body }) => new SQSClient({}).send(
  new SendMessageCommand({ QueueUrl: process.env.AWS_ENDPOINT_URL + '/000000000000/Mails', MessageBody: body }));`;
  await cloud.client(LambdaClient).send(
    new CreateFunctionCommand({
      FunctionName: 'Zipped',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: 'arn:aws:iam::000000000000:role/f',
      Code: { ZipFile: zipOf('index.mjs', source) },
    }),
  );
  await cloud.settle({ leap: true });
  cloud.mark();
}
