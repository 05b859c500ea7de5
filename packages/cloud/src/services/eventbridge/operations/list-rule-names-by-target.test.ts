import { expect, test } from 'vitest';
import { createTestCloud } from '../../event-delivery/test-cloud.ts';
import { eventbridge } from '../index.ts';

test('only rules with the target are named', async () => {
  const cloud = await createTestCloud(eventbridge);
  const Arn = 'arn:aws:sqs:eu-west-1:000000000000:q';
  for (const Name of ['a', 'b', 'c']) await cloud.call('PutRule', { Name, EventPattern: '{"source":["a"]}' });
  for (const Rule of ['a', 'c']) await cloud.call('PutTargets', { Rule, Targets: [{ Id: '1', Arn }] });
  expect(await cloud.call('ListRuleNamesByTarget', { TargetArn: Arn })).toEqual({
    RuleNames: ['a', 'c'],
    NextToken: undefined,
  });
  expect(await cloud.call('ListRuleNamesByTarget', { TargetArn: `${Arn}2` })).toMatchObject({ RuleNames: [] });
});
