import { expect, test } from 'vitest';
import { createTestCloud } from '../testing/test-cloud.ts';

const template = `
Parameters: { Color: { Type: String, Default: red } }
Resources:
  Second: { Type: Test::Things::Thing, Properties: { Link: !GetAtt First.Arn, Color: !Ref Color } }
  First: { Type: Test::Things::Thing }
Outputs:
  Arn: { Value: !GetAtt Second.Arn, Export: { Name: !Sub '\${AWS::StackName}-arn' } }
`;

test('it answers at once, and the resources come in the order of their dependencies', async () => {
  const cloud = await createTestCloud();
  const { StackId } = await cloud.call('CreateStack', { StackName: 'shop', TemplateBody: template });
  expect(StackId).toMatch(/^arn:aws:cloudformation:eu-west-1:000000000000:stack\/shop\/[0-9a-f-]{36}$/);
  await cloud.settle();
  const first = await cloud.physicalId('shop', 'First');
  const second = await cloud.physicalId('shop', 'Second');
  expect(first).toMatch(/^shop-First-[A-Z0-9]{12}$/);
  expect(await cloud.things()).toStrictEqual({
    [first]: {},
    [second]: { Link: `arn:aws:things:eu-west-1:000000000000:${first}`, Color: 'red' },
  });
  expect(await cloud.events('shop')).toStrictEqual([
    'shop CREATE_IN_PROGRESS User Initiated',
    'First CREATE_IN_PROGRESS',
    'First CREATE_IN_PROGRESS Resource creation Initiated',
    'First CREATE_COMPLETE',
    'Second CREATE_IN_PROGRESS',
    'Second CREATE_IN_PROGRESS Resource creation Initiated',
    'Second CREATE_COMPLETE',
    'shop CREATE_COMPLETE',
  ]);
  const { Stacks } = await cloud.call('DescribeStacks', { StackName: 'shop' });
  expect(Stacks?.[0]?.Outputs).toStrictEqual([
    {
      OutputKey: 'Arn',
      OutputValue: `arn:aws:things:eu-west-1:000000000000:${second}`,
      Description: undefined,
      ExportName: 'shop-arn',
    },
  ]);
});

test('a stack of the same name is refused', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', template);
  await expect(cloud.call('CreateStack', { StackName: 'shop', TemplateBody: template })).rejects.toMatchObject({
    code: 'AlreadyExistsException',
    message: 'Stack [shop] already exists',
  });
});

const failing = `
Resources:
  Kept: { Type: Test::Things::Thing, DeletionPolicy: Retain, Properties: { Name: kept } }
  Good: { Type: Test::Things::Thing }
  Bad: { Type: Test::Things::Thing, DependsOn: Good, Properties: { Fail: true } }
  Later: { Type: Test::Things::Thing, DependsOn: Bad }
`;

test('a failure rolls everything back that is not retained, with its reason', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', failing);
  expect(await cloud.status('shop')).toBe('ROLLBACK_COMPLETE');
  expect(Object.keys(await cloud.things())).toStrictEqual(['kept']);
  const events = await cloud.events('shop');
  expect(events).toContain(
    'shop ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. Rollback requested by user.',
  );
  expect(events.find((event) => event.startsWith('Bad CREATE_FAILED'))).toMatch(
    /^Bad CREATE_FAILED Resource handler returned message: "The thing was made to fail\. \(Service: Things, Status Code: 400, Request ID: [0-9a-f-]{36}\)" \(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: InvalidRequest\)$/,
  );
  expect(events.some((event) => event.startsWith('Later'))).toBe(false);
});

test('a failure can leave things as they are, or delete the stack', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('left', failing, { DisableRollback: true });
  expect(await cloud.status('left')).toBe('CREATE_FAILED The following resource(s) failed to create: [Bad]. ');
  await cloud.call('DeleteStack', { StackName: 'left' });
  await cloud.settle();
  const id = await cloud.deploy('gone', failing.replaceAll('Name: kept', 'Name: other'), { OnFailure: 'DELETE' });
  expect(await cloud.status(id)).toBe('DELETE_COMPLETE');
});

test('unknown properties and missing ones are named as the resource fails', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy('shop', 'Resources: { R: { Type: Test::Things::Rock, Properties: { Shape: round } } }');
  expect(await cloud.events('shop')).toContain(
    'R CREATE_FAILED Properties validation failed for resource R with message:\n#: required key [Size] not found\n#: extraneous key [Shape] is not permitted',
  );
});

test('an attribute that a resource does not have fails the stack', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy(
    'shop',
    'Resources: { T: { Type: Test::Things::Thing } }\nOutputs: { O: { Value: !GetAtt T.Nope } }',
  );
  expect(await cloud.events('shop')).toContain(
    'shop ROLLBACK_IN_PROGRESS Requested attribute Nope does not exist in schema for Test::Things::Thing. Rollback requested by user.',
  );
});

test.each<[string, string, string]>([
  [
    'Resources: { X: { Type: AWS::Nope::Thing } }',
    'ValidationError',
    'Template format error: Unrecognized resource types: [AWS::Nope::Thing]. Skyrig does not emulate this type: deploy with ignoreUnsupported, or with Metadata.Skyrig.IgnoreUnsupported in the template, to leave it out.',
  ],
  [
    'Resources: { R: { Type: AWS::IAM::Role } }',
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_IAM]',
  ],
  [
    'Resources: { R: { Type: AWS::IAM::Role, Properties: { RoleName: r } } }',
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  ],
  [
    'Transform: AWS::Serverless-2016-10-31\nResources: { T: { Type: Test::Things::Thing } }',
    'InsufficientCapabilitiesException',
    'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
  ],
  [
    'Transform: Mine\nResources: { T: { Type: Test::Things::Thing } }',
    'ValidationError',
    'No transform named Mine found.',
  ],
  [
    'Parameters: { P: { Type: String } }\nResources: { T: { Type: Test::Things::Thing } }',
    'ValidationError',
    'Parameters: [P] must have values',
  ],
  [
    'Resources: { A: { Type: Test::Things::Thing, DependsOn: B }, B: { Type: Test::Things::Thing, DependsOn: A } }',
    'ValidationError',
    'Circular dependency between resources: [A, B]',
  ],
  [
    'Conditions: { Never: !Equals [a, b] }\nResources: { A: { Type: Test::Things::Thing, Properties: { Link: !Ref B } }, B: { Type: Test::Things::Thing, Condition: Never } }',
    'ValidationError',
    'Template format error: Unresolved resource dependencies [B] in the Resources block of the template',
  ],
])('%s is refused before a stack is made', async (TemplateBody, code, message) => {
  const cloud = await createTestCloud();
  await expect(cloud.call('CreateStack', { StackName: 'shop', TemplateBody })).rejects.toMatchObject({ code, message });
  expect((await cloud.call('ListStacks', {})).StackSummaries).toStrictEqual([]);
});

test('a type behind a condition that does not hold is no error', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy(
    'shop',
    'Conditions: { Never: !Equals [a, b] }\nResources: { T: { Type: Test::Things::Thing }, X: { Type: AWS::Nope::Thing, Condition: Never } }',
  );
  expect(await cloud.status('shop')).toBe('CREATE_COMPLETE');
});

test('a type that is to be ignored gets a placeholder that references resolve to', async () => {
  const cloud = await createTestCloud();
  await cloud.deploy(
    'shop',
    `Metadata: { Skyrig: { IgnoreUnsupported: [AWS::Nope::Thing] } }
Resources:
  X: { Type: AWS::Nope::Thing, Properties: { Any: thing } }
  T: { Type: Test::Things::Thing, Properties: { Name: t, Link: !Ref X, List: [!GetAtt X.Arn, !GetAtt X.Url] } }`,
  );
  expect((await cloud.things())['t']).toStrictEqual({
    Name: 't',
    Link: 'skyrig-ignored-shop-X',
    List: ['arn:aws:nope:eu-west-1:000000000000:skyrig-ignored-shop-X', 'skyrig-ignored-shop-X-Url'],
  });
  expect(await cloud.events('shop')).toContain('X CREATE_COMPLETE Ignored: Skyrig does not emulate AWS::Nope::Thing.');
});

test('a template can come from S3', async () => {
  const cloud = await createTestCloud();
  const url = 'http://127.0.0.1:4566/bucket/a/t.yaml';
  await expect(cloud.call('CreateStack', { StackName: 's', TemplateURL: url })).rejects.toMatchObject({
    code: 'NotImplemented',
    message: 'Skyrig does not emulate TemplateURL without the S3 service of CloudFormation.',
  });
  const text = 'Resources: { T: { Type: Test::Things::Thing } }';
  cloud.provide({
    objects: {
      read: (bucket, key) => (bucket === 'bucket' && key === 'a/t.yaml' ? new TextEncoder().encode(text) : undefined),
    },
  });
  await cloud.call('CreateStack', { StackName: 's', TemplateURL: url });
  await cloud.settle();
  expect(await cloud.status('s')).toBe('CREATE_COMPLETE');
});
