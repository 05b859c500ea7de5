import { expect, test } from 'vitest';
import { notFound, type Bearer } from './bearers.ts';
import { ALLOW, createIamCloud, DENY, pagesOf, TRUST } from './iam-cloud.ts';

/** Tests of Put…Policy; all of the bearer's policies have room for so many bytes. */
export function testPutPolicy({ kind, known, unknown, notFound: refusal }: Bearer, room: number): void {
  const put = `Put${kind}Policy`;

  test('a policy is written and replaced', async () => {
    const cloud = await createIamCloud();
    await cloud.call(put, { ...known, PolicyName: 'p', PolicyDocument: ALLOW });
    await cloud.call(put, { ...known, PolicyName: 'p', PolicyDocument: DENY });
    expect(await cloud.call(`Get${kind}Policy`, { ...known, PolicyName: 'p' })).toMatchObject({
      PolicyDocument: encodeURIComponent(DENY).replaceAll('*', '%2A'),
    });
    await expect(cloud.call(put, { ...unknown, PolicyName: 'p', PolicyDocument: ALLOW })).rejects.toMatchObject(
      refusal,
    );
    await expect(cloud.call(put, { ...known, PolicyName: 'p', PolicyDocument: TRUST })).rejects.toMatchObject({
      code: 'MalformedPolicyDocument',
      message: 'Policy document should not specify a principal.',
      status: 400,
    });
  });

  test('all policies together have limited room', async () => {
    const cloud = await createIamCloud();
    const PolicyDocument = ALLOW.replace('s3:*', `s3:${'x'.repeat(room - 150)}`);
    await cloud.call(put, { ...known, PolicyName: 'p', PolicyDocument });
    await expect(cloud.call(put, { ...known, PolicyName: 'q', PolicyDocument })).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: `Maximum policy size of ${room} bytes exceeded for ${kind.toLowerCase()} ${Object.values(known).join()}`,
      status: 409,
    });
  });
}

export function testGetPolicy({ kind, known }: Bearer): void {
  test('a policy is answered percent-encoded', async () => {
    const cloud = await createIamCloud();
    await cloud.call(`Put${kind}Policy`, { ...known, PolicyName: 'p', PolicyDocument: ALLOW });
    expect(await cloud.call(`Get${kind}Policy`, { ...known, PolicyName: 'p' })).toEqual({
      ...known,
      PolicyName: 'p',
      PolicyDocument: encodeURIComponent(ALLOW).replaceAll('*', '%2A'),
    });
    await expect(cloud.call(`Get${kind}Policy`, { ...known, PolicyName: 'q' })).rejects.toMatchObject(
      notFound(`The ${kind.toLowerCase()} policy with name q cannot be found.`),
    );
  });
}

export function testDeletePolicy({ kind, known }: Bearer): void {
  test('a policy is deleted once', async () => {
    const cloud = await createIamCloud();
    await cloud.call(`Put${kind}Policy`, { ...known, PolicyName: 'p', PolicyDocument: ALLOW });
    await cloud.call(`Delete${kind}Policy`, { ...known, PolicyName: 'p' });
    expect(await cloud.call(`List${kind}Policies`, known)).toEqual({ PolicyNames: [], IsTruncated: false });
    await expect(cloud.call(`Delete${kind}Policy`, { ...known, PolicyName: 'p' })).rejects.toMatchObject(
      notFound(`The ${kind.toLowerCase()} policy with name p cannot be found.`),
    );
  });
}

export function testListPolicies({ kind, known, unknown, notFound: refusal }: Bearer): void {
  test('names come in order, in pages', async () => {
    const cloud = await createIamCloud();
    for (const PolicyName of ['b', 'A', 'c'])
      await cloud.call(`Put${kind}Policy`, { ...known, PolicyName, PolicyDocument: ALLOW });
    expect(await pagesOf(cloud, `List${kind}Policies`, known, 'PolicyNames')).toEqual(['A', 'b', 'c']);
    await expect(cloud.call(`List${kind}Policies`, unknown)).rejects.toMatchObject(refusal);
  });
}
