import { describe, expect, test } from 'vitest';
import type { BoundResourceType } from '../../kernel/bound-resource-type.ts';
import { findResourceType } from '../../kernel/resource-types.ts';
import type { Properties, ResourceRequest, ResourceResult } from '../../kernel/service.ts';
import { createTestDynamodb, tableInput, type TestDynamodb } from './dynamodb.fixture.ts';

const PLACE = { account: '000000000000', region: 'us-east-1' };
const request: ResourceRequest = {
  logicalId: 'Orders',
  stackName: 'shop',
  stackId: 'arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1',
  generateName: () => 'shop-Orders-ABC',
  tags: { 'aws:cloudformation:stack-name': 'shop' },
};
const { TableName: _name, ...keys } = tableInput();

function typeOf({ kernel }: TestDynamodb, name = 'AWS::DynamoDB::Table'): BoundResourceType {
  const type = findResourceType(kernel, name);
  if (!type) throw new Error(`${name} is not there`);
  return type;
}

function create(cloud: TestDynamodb, properties: Properties, name?: string): Promise<ResourceResult> {
  return cloud.inStep(() => typeOf(cloud, name).create(PLACE, properties, request));
}

describe('AWS::DynamoDB::Table', () => {
  test('has every common property of the template', async () => {
    const cloud = await createTestDynamodb();
    const result = await create(cloud, {
      ...keys,
      AttributeDefinitions: [...(keys.AttributeDefinitions ?? []), { AttributeName: 'state', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'ByState',
          KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: 'true' },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      ContributorInsightsSpecification: { Enabled: true },
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
      Tags: [{ Key: 'team', Value: 'shop' }],
    });
    expect(result.physicalId).toBe('shop-Orders-ABC');
    const { Table: table } = await cloud.call('DescribeTable', { TableName: 'shop-Orders-ABC' });
    expect(result.attributes).toMatchObject({ Arn: table?.TableArn, StreamArn: table?.LatestStreamArn });
    expect(table).toMatchObject({
      DeletionProtectionEnabled: true,
      SSEDescription: { Status: 'ENABLED' },
      GlobalSecondaryIndexes: [{ IndexName: 'ByState', Projection: { ProjectionType: 'KEYS_ONLY' } }],
    });
    expect(await cloud.call('DescribeTimeToLive', { TableName: 'shop-Orders-ABC' })).toMatchObject({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
    });
    expect(await cloud.call('DescribeContributorInsights', { TableName: 'shop-Orders-ABC' })).toMatchObject({
      ContributorInsightsStatus: 'ENABLED',
    });
    expect(await cloud.call('ListTagsOfResource', { ResourceArn: table?.TableArn ?? '' })).toEqual({
      Tags: [
        { Key: 'aws:cloudformation:stack-name', Value: 'shop' },
        { Key: 'team', Value: 'shop' },
      ],
    });
  });

  test('an update adds and removes indexes and streams, and keeps the items', async () => {
    const cloud = await createTestDynamodb();
    const before = { ...keys, StreamSpecification: { StreamViewType: 'NEW_IMAGE' } };
    const { physicalId } = await create(cloud, before);
    await cloud.call('PutItem', { TableName: physicalId, Item: { id: { S: '1' }, state: { S: 'open' } } });
    const after = {
      ...keys,
      AttributeDefinitions: [...(keys.AttributeDefinitions ?? []), { AttributeName: 'state', AttributeType: 'S' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'ByState',
          KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    };
    const updated = await cloud.inStep(() => typeOf(cloud).update(PLACE, physicalId, after, before, request));
    expect(updated.attributes).not.toHaveProperty('StreamArn');
    expect(await cloud.call('Scan', { TableName: physicalId, IndexName: 'ByState' })).toMatchObject({ Count: 1 });
    await cloud.inStep(() => typeOf(cloud).update(PLACE, physicalId, before, after, request));
    await expect(cloud.call('Scan', { TableName: physicalId, IndexName: 'ByState' })).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });

  test('deleting twice is no error', async () => {
    const cloud = await createTestDynamodb();
    const { physicalId } = await create(cloud, keys);
    await cloud.inStep(() => typeOf(cloud).delete(PLACE, physicalId, {}));
    await cloud.inStep(() => typeOf(cloud).delete(PLACE, physicalId, {}));
    expect(await cloud.call('ListTables', {})).toEqual({ TableNames: [] });
  });
});

describe('AWS::DynamoDB::GlobalTable', () => {
  test('with one replica in its own region is a table', async () => {
    const cloud = await createTestDynamodb();
    const replica = { Region: 'us-east-1', DeletionProtectionEnabled: true };
    const { physicalId } = await create(cloud, { ...keys, Replicas: [replica] }, 'AWS::DynamoDB::GlobalTable');
    expect(await cloud.call('DescribeTable', { TableName: physicalId })).toMatchObject({
      Table: { DeletionProtectionEnabled: true },
    });
  });

  test('with replicas elsewhere is refused by name', async () => {
    const cloud = await createTestDynamodb();
    const replicas = [{ Region: 'us-east-1' }, { Region: 'eu-west-1' }];
    await expect(create(cloud, { ...keys, Replicas: replicas }, 'AWS::DynamoDB::GlobalTable')).rejects.toMatchObject({
      message: expect.stringContaining('replication'),
    });
  });
});
