import type { AttributeValue, PutItemCommandInput, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import type { InvokeCommandInput } from '@aws-sdk/client-lambda';
import type { SendMessageBatchCommandInput } from '@aws-sdk/client-sqs';
import { expect, expectTypeOf, test } from 'vitest';

import type { Validated } from './validated.ts';

test('required members lose undefined, optional ones stay optional', () => {
  type Input = Validated<PutItemCommandInput>;
  expectTypeOf<Input['TableName']>().toEqualTypeOf<string>();
  expectTypeOf<Input['ConditionExpression']>().toEqualTypeOf<string | undefined>();
  const input: Input = { TableName: 'tasks', Item: { id: { S: '1' } } };
  expect(input.TableName.length).toBe(5);
});

test('it reaches into lists', () => {
  type Entry = NonNullable<Validated<SendMessageBatchCommandInput>['Entries']>[number];
  expectTypeOf<Entry['Id']>().toEqualTypeOf<string>();
  expectTypeOf<Entry['DelaySeconds']>().toEqualTypeOf<number | undefined>();
  const entry: Entry = { Id: '1', MessageBody: 'text' };
  expect(entry.MessageBody.length).toBe(4);
});

test('unions, recursion, dates and bytes are left as they are', () => {
  expectTypeOf<Validated<AttributeValue>>().toEqualTypeOf<AttributeValue>();
  expectTypeOf<Validated<{ at: Date | undefined; bytes: Uint8Array | undefined }>>().toEqualTypeOf<{
    at: Date;
    bytes: Uint8Array;
  }>();
  expectTypeOf<NonNullable<Validated<QueryCommandInput>['ExclusiveStartKey']>>().toExtend<
    Record<string, AttributeValue>
  >();
  const key: Validated<AttributeValue> = { L: [{ M: { id: { S: '1' } } }] };
  expect(key.L).toHaveLength(1);
  expectTypeOf<Validated<InvokeCommandInput>['FunctionName']>().toEqualTypeOf<string>();
});
