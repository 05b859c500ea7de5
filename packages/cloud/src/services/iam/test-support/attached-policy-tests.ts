import { expect, test } from 'vitest';
import { notFound, type Bearer } from './bearers.ts';
import { AWS_POLICY, createIamCloud, OWN_POLICY, pagesOf } from './iam-cloud.ts';

export function testAttachPolicy({ kind, known, unknown, notFound: refusal }: Bearer): void {
  const attach = `Attach${kind}Policy`;

  test("the account's policies and those of AWS can be attached, ten at most", async () => {
    const cloud = await createIamCloud();
    for (const PolicyArn of [OWN_POLICY, AWS_POLICY, AWS_POLICY]) await cloud.call(attach, { ...known, PolicyArn });
    expect(await cloud.call(`ListAttached${kind}Policies`, known)).toMatchObject({
      AttachedPolicies: [{ PolicyName: 'own' }, { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: AWS_POLICY }],
    });
    for (let index = 0; index < 8; index++) await cloud.call(attach, { ...known, PolicyArn: `${AWS_POLICY}${index}` });
    await expect(cloud.call(attach, { ...known, PolicyArn: `${AWS_POLICY}x` })).rejects.toMatchObject({
      code: 'LimitExceeded',
      message: `Cannot exceed quota for PoliciesPer${kind}: 10`,
      status: 409,
    });
    const missing = 'arn:aws:iam::000000000000:policy/no';
    await expect(cloud.call(attach, { ...known, PolicyArn: missing })).rejects.toMatchObject(
      notFound(`Policy ${missing} does not exist or is not attachable.`),
    );
    await expect(cloud.call(attach, { ...unknown, PolicyArn: OWN_POLICY })).rejects.toMatchObject(refusal);
  });
}

export function testDetachPolicy({ kind, known }: Bearer): void {
  test('a policy is detached once', async () => {
    const cloud = await createIamCloud();
    await cloud.call(`Attach${kind}Policy`, { ...known, PolicyArn: OWN_POLICY });
    await cloud.call(`Detach${kind}Policy`, { ...known, PolicyArn: OWN_POLICY });
    expect(await cloud.call('GetPolicy', { PolicyArn: OWN_POLICY })).toMatchObject({ Policy: { AttachmentCount: 0 } });
    await expect(cloud.call(`Detach${kind}Policy`, { ...known, PolicyArn: OWN_POLICY })).rejects.toMatchObject(
      notFound(`Policy ${OWN_POLICY} was not found.`),
    );
  });
}

export function testListAttachedPolicies({ kind, known, unknown, notFound: refusal }: Bearer): void {
  const list = `ListAttached${kind}Policies`;

  test('attached policies come in pages, or by path', async () => {
    const cloud = await createIamCloud();
    for (const PolicyArn of [OWN_POLICY, AWS_POLICY]) await cloud.call(`Attach${kind}Policy`, { ...known, PolicyArn });
    expect(await pagesOf(cloud, list, known, 'AttachedPolicies')).toEqual([
      { PolicyName: 'own', PolicyArn: OWN_POLICY },
      { PolicyName: 'AWSLambdaBasicExecutionRole', PolicyArn: AWS_POLICY },
    ]);
    expect(await cloud.call(list, { ...known, PathPrefix: '/service-role/' })).toMatchObject({
      AttachedPolicies: [{ PolicyArn: AWS_POLICY }],
    });
    await expect(cloud.call(list, unknown)).rejects.toMatchObject(refusal);
  });
}
