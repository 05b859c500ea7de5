import { createTestCloud, type TestCloud } from '../../event-delivery/test-cloud.ts';
import { iam } from '../index.ts';

export const TRUST: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});
export const ALLOW: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
});
export const DENY: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: { Effect: 'Deny', NotAction: ['iam:*'], Resource: ['arn:aws:s3:::b'] },
});
export const AWS_POLICY: string = 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';
export const OWN_POLICY: string = 'arn:aws:iam::000000000000:policy/own';

/** A cloud with the role `worker`, the user `ann`, the group `devs`, the instance profile `box` and the policy `own`. */
export async function createIamCloud(): Promise<TestCloud> {
  const cloud = await createTestCloud(iam);
  await cloud.call('CreateRole', { RoleName: 'worker', AssumeRolePolicyDocument: TRUST });
  await cloud.call('CreateUser', { UserName: 'ann' });
  await cloud.call('CreateGroup', { GroupName: 'devs' });
  await cloud.call('CreateInstanceProfile', { InstanceProfileName: 'box' });
  await cloud.call('CreatePolicy', { PolicyName: 'own', PolicyDocument: ALLOW });
  return cloud;
}

/** Walks over the pages of a list operation, one item each. */
export async function pagesOf(cloud: TestCloud, operation: string, input: object, member: string): Promise<unknown[]> {
  const items: unknown[] = [];
  let Marker: unknown;
  do {
    const page: Record<string, unknown> = await cloud.call(operation, { ...input, Marker, MaxItems: 1 });
    items.push(...(page[member] as unknown[]));
    Marker = page['Marker'];
  } while (Marker !== undefined);
  return items;
}
