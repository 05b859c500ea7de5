import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const body =
  'Transform: AWS::LanguageExtensions\nResources: { "Fn::ForEach::X": [N, [a, b], { "T${N}": { Type: Test::Things::Thing } }] }';

test('a template is answered as it was sent, or as it is after its transforms', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', body, { Capabilities: ['CAPABILITY_AUTO_EXPAND'] });
  expect(await cloud.call('GetTemplate', { StackName: 'shop' })).toStrictEqual({
    TemplateBody: body,
    StagesAvailable: ['Original', 'Processed'],
  });
  const { TemplateBody } = await cloud.call('GetTemplate', { StackName: 'shop', TemplateStage: 'Processed' });
  expect(JSON.parse(TemplateBody ?? '')).toMatchObject({
    Resources: { Ta: { Type: 'Test::Things::Thing' }, Tb: { Type: 'Test::Things::Thing' } },
  });
});

test('a stack that is not there is named', async () => {
  const cloud = await createTestCloud();
  await expect(cloud.call('GetTemplate', { StackName: 'nope' })).rejects.toMatchObject({
    message: 'Stack with id nope does not exist',
  });
});
