import {
  CreateRoleCommand,
  EntityAlreadyExistsException,
  GetRoleCommand,
  IAMClient,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  paginateListRoles,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { createCloud } from '../../index.ts';
import { TRUST } from './test-support/iam-cloud.ts';

test('the SDK creates, pages and reads back, from any region', async () => {
  await using cloud = createCloud();
  const iam = cloud.client(IAMClient);
  for (const RoleName of ['c', 'a', 'b']) {
    await iam.send(
      new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, Tags: [{ Key: 'k', Value: 'v' }] }),
    );
  }
  const names: unknown[] = [];
  for await (const { Roles } of paginateListRoles(
    { client: cloud.client(IAMClient, { region: 'eu-west-1' }), pageSize: 2 },
    {},
  )) {
    names.push(...(Roles ?? []).map(({ RoleName }) => RoleName));
  }
  expect(names).toEqual(['a', 'b', 'c']);
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'a' }));
  expect(Role).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:role/a',
    Tags: [{ Key: 'k', Value: 'v' }],
    CreateDate: expect.any(Date),
  });
  expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(TRUST);
});

test('errors are the classes of the SDK', async () => {
  await using cloud = createCloud();
  const iam = cloud.client(IAMClient);
  const command = new CreateRoleCommand({ RoleName: 'a', AssumeRolePolicyDocument: TRUST });
  await iam.send(command);
  await expect(iam.send(command)).rejects.toBeInstanceOf(EntityAlreadyExistsException);
  await expect(iam.send(new GetRoleCommand({ RoleName: 'no' }))).rejects.toBeInstanceOf(NoSuchEntityException);
  await expect(iam.send(new GetRoleCommand({ RoleName: 'no' }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 404 },
  });
  await expect(
    iam.send(new CreateRoleCommand({ RoleName: 'b', AssumeRolePolicyDocument: '{}' })),
  ).rejects.toBeInstanceOf(MalformedPolicyDocumentException);
  await expect(iam.send(new GetRoleCommand({ RoleName: 'not valid!' }))).rejects.toMatchObject({
    name: 'ValidationError',
    message: expect.stringContaining("'roleName' failed to satisfy constraint"),
  });
});
