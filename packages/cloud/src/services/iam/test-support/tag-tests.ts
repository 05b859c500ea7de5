import { expect, test } from 'vitest';
import type { Bearer } from './bearers.ts';
import { createIamCloud, pagesOf } from './iam-cloud.ts';

const Tags = [
  { Key: 'b', Value: '1' },
  { Key: 'a', Value: '2' },
];

export function testTag({ kind, known, unknown, notFound }: Bearer): void {
  const tag = `Tag${kind}`;

  test('tags are added and replaced, without regard to case', async () => {
    const cloud = await createIamCloud();
    await cloud.call(tag, { ...known, Tags });
    await cloud.call(tag, { ...known, Tags: [{ Key: 'B', Value: '3' }] });
    expect(await cloud.call(`List${kind}Tags`, known)).toMatchObject({
      Tags: expect.arrayContaining([
        { Key: 'a', Value: '2' },
        { Key: 'B', Value: '3' },
      ]),
    });
    const twice = ['x', 'X'].map((Key) => ({ Key, Value: '' }));
    await expect(cloud.call(tag, { ...known, Tags: twice })).rejects.toMatchObject({
      code: 'InvalidInput',
      message: 'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    });
    const many = Array.from({ length: 49 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
    await expect(cloud.call(tag, { ...known, Tags: many })).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: `Cannot exceed quota for TagsPer${kind}: 50`,
      status: 409,
    });
    await expect(cloud.call(tag, { ...unknown, Tags: [] })).rejects.toMatchObject(notFound);
  });
}

export function testUntag({ kind, known, unknown, notFound }: Bearer): void {
  test('tags are taken off', async () => {
    const cloud = await createIamCloud();
    await cloud.call(`Tag${kind}`, { ...known, Tags });
    await cloud.call(`Untag${kind}`, { ...known, TagKeys: ['A', 'z'] });
    expect(await cloud.call(`List${kind}Tags`, known)).toEqual({
      Tags: [{ Key: 'b', Value: '1' }],
      IsTruncated: false,
    });
    await expect(cloud.call(`Untag${kind}`, { ...unknown, TagKeys: [] })).rejects.toMatchObject(notFound);
  });
}

export function testListTags({ kind, known, unknown, notFound }: Bearer): void {
  test('tags come in order of key, in pages', async () => {
    const cloud = await createIamCloud();
    await cloud.call(`Tag${kind}`, { ...known, Tags });
    expect(await pagesOf(cloud, `List${kind}Tags`, known, 'Tags')).toEqual([
      { Key: 'a', Value: '2' },
      { Key: 'b', Value: '1' },
    ]);
    await expect(cloud.call(`List${kind}Tags`, unknown)).rejects.toMatchObject(notFound);
  });
}
