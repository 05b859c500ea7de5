import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCloud } from '../cloud.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'skyrig-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const journalFile = (): string => join(folder, readdirSync(folder).find((name) => name.endsWith('.log')) ?? 'none');

async function sendThree(): Promise<{ close(): Promise<void> }> {
  const cloud = createCloud();
  await cloud.persist(folder);
  const sqs = cloud.client(SQSClient);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'kept' }));
  for (const body of ['a', 'b', 'c']) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
  return cloud;
}

async function receiveAll(): Promise<string[]> {
  const cloud = createCloud();
  await cloud.persist(folder);
  const sqs = cloud.client(SQSClient);
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'kept', MaxNumberOfMessages: 10 }));
  await cloud.close();
  return (Messages ?? []).map(({ Body }) => Body ?? '');
}

/* A killed process leaves its files as they are; its lock names a process that is gone. */
function abandon(): void {
  writeFileSync(join(folder, 'lock'), '999999999');
}

describe('a cloud kept in a folder', () => {
  test('has everything again after it was closed', async () => {
    await (await sendThree()).close();
    expect(await receiveAll()).toEqual(['a', 'b', 'c']);
  });

  test('has every acknowledged write again after its process was killed', async () => {
    await sendThree();
    abandon();
    expect(await receiveAll()).toEqual(['a', 'b', 'c']);
  });

  test('leaves out an entry that was cut short', async () => {
    await sendThree();
    abandon();
    const file = journalFile();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.subarray(0, bytes.length - 3));
    expect(await receiveAll()).toEqual(['a', 'b']);
  });

  test('refuses a damaged file, names it and keeps it', async () => {
    await sendThree();
    abandon();
    const file = journalFile();
    const bytes = readFileSync(file);
    bytes[20] = (bytes[20] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const cloud = createCloud();
    await expect(cloud.persist(folder)).rejects.toMatchObject({
      code: 'ERR_SKYRIG_DAMAGED_DATA',
      message: expect.stringContaining(file),
    });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    await cloud.close();
  });

  test('refuses a folder that another process uses', async () => {
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    await expect(createCloud().persist(folder)).rejects.toMatchObject({ code: 'ERR_SKYRIG_DATA_IN_USE' });
  });
});
