import { expect, test } from 'vitest';
import { findResourceType } from '../../kernel/resource-types.ts';
import type { Properties, ResourceRequest, ResourceResult } from '../../kernel/service.ts';
import { arnOf, createLambdaRig, place, queueArn, refusal, role, type LambdaRig } from './lambda.fixture.ts';

const request: ResourceRequest = {
  logicalId: 'Function',
  stackName: 'stack',
  stackId: 'id',
  generateName: () => 'stack-Function-ABC',
  tags: { 'aws:cloudformation:stack-name': 'stack' },
};

/** Creates, updates and deletes resources as CloudFormation does. */
function cloudFormation(rig: LambdaRig) {
  const typeOf = (name: string) => {
    const type = findResourceType(rig.kernel, `AWS::Lambda::${name}`);
    if (!type) throw new Error(`no type ${name}`);
    return type;
  };
  return {
    create: (type: string, properties: Properties): Promise<ResourceResult> =>
      rig.step(() => typeOf(type).create(place, properties, request)),
    update: (type: string, id: string, properties: Properties, previous: Properties): Promise<ResourceResult> =>
      rig.step(() => typeOf(type).update(place, id, properties, previous, request)),
    delete: (type: string, id: string, properties: Properties): Promise<void> =>
      rig.step(() => typeOf(type).delete(place, id, properties)),
  };
}

const Code = { SkyrigLocalPath: '/code' };
const minimal = { Code, Role: role, Runtime: 'nodejs22.x', Handler: 'index.handler' };

test('a function has a generated name, the stack’s tags, and numbers that the template writes as text', async () => {
  const rig = await createLambdaRig();
  const properties = {
    ...minimal,
    Timeout: '7',
    Environment: { Variables: { COUNT: 3, Timeout: '5' } },
    ReservedConcurrentExecutions: '4',
    Tags: [{ Key: 'own', Value: 'x' }],
  };
  const result = await cloudFormation(rig).create('Function', properties);
  expect(result).toEqual({ physicalId: 'stack-Function-ABC', attributes: { Arn: arnOf('stack-Function-ABC') } });
  expect(rig.state().functions.get('stack-Function-ABC')).toMatchObject({
    tags: { own: 'x', 'aws:cloudformation:stack-name': 'stack' },
    latest: {
      settings: { timeoutSeconds: 7, variables: { COUNT: '3', Timeout: '5' } },
      code: { kind: 'local', path: '/code' },
    },
  });
  expect(rig.state().reservedConcurrency.get('stack-Function-ABC')).toBe(4);
});

test('source text in a template becomes an archive with the file index', async () => {
  const rig = await createLambdaRig();
  const source = 'exports.handler = async () => 1';
  await cloudFormation(rig).create('Function', { ...minimal, FunctionName: 'f', Code: { ZipFile: source } });
  const code = rig.state().functions.get('f')?.latest.code;
  const bytes = code?.kind === 'zip' ? Buffer.from(code.bytes).toString('latin1') : '';
  expect(bytes).toContain('index.js');
  expect(bytes).toContain(source);
});

test('an update brings back defaults for what the template no longer has', async () => {
  const rig = await createLambdaRig();
  const stack = cloudFormation(rig);
  const before = {
    ...minimal,
    FunctionName: 'f',
    Timeout: 20,
    Environment: { Variables: { A: '1' } },
    ReservedConcurrentExecutions: 2,
  };
  await stack.create('Function', before);
  await stack.update('Function', 'f', { ...minimal, FunctionName: 'f', Code: { SkyrigLocalPath: '/new' } }, before);
  expect(rig.state().functions.get('f')?.latest).toMatchObject({
    settings: { timeoutSeconds: 3, variables: undefined },
    code: { path: '/new' },
  });
  expect(rig.state().reservedConcurrency.size).toBe(0);
  await stack.delete('Function', 'f', minimal);
  expect(rig.state().functions.size).toBe(0);
});

test('versions, aliases, URLs, permissions and event configurations belong to their function', async () => {
  const rig = await createLambdaRig();
  const stack = cloudFormation(rig);
  await stack.create('Function', { ...minimal, FunctionName: 'f' });
  const version = await stack.create('Version', { FunctionName: 'f', Description: 'first' });
  expect(version).toEqual({
    physicalId: `${arnOf('f')}:1`,
    attributes: { FunctionArn: `${arnOf('f')}:1`, Version: '1' },
  });
  const aliasProperties = { FunctionName: 'f', FunctionVersion: '1', Name: 'live' };
  const alias = await stack.create('Alias', aliasProperties);
  expect(alias).toEqual({ physicalId: `${arnOf('f')}:live`, attributes: { AliasArn: `${arnOf('f')}:live` } });
  const url = await stack.create('Url', { TargetFunctionArn: arnOf('f'), Qualifier: 'live', AuthType: 'NONE' });
  expect(url.attributes['FunctionUrl']).toMatch(/^http:\/\/.*\.lambda-url\.us-east-1\.localhost:4566\/$/);
  const permissionProperties = {
    FunctionName: arnOf('f'),
    Action: 'lambda:InvokeFunction',
    Principal: 'events.amazonaws.com',
  };
  const permission = await stack.create('Permission', permissionProperties);
  const configProperties = { FunctionName: 'f', Qualifier: '$LATEST', MaximumRetryAttempts: '0' };
  const config = await stack.create('EventInvokeConfig', configProperties);
  expect([...rig.state().eventInvokeConfigs.values()]).toMatchObject([{ maximumRetryAttempts: 0 }]);
  await stack.delete('EventInvokeConfig', config.physicalId, configProperties);
  await stack.delete('Permission', permission.physicalId, permissionProperties);
  await stack.delete('Alias', alias.physicalId, aliasProperties);
  await stack.delete('Version', version.physicalId, { FunctionName: 'f' });
  const { versions, aliases, urls, policies, eventInvokeConfigs } = rig.state();
  expect([versions.size, aliases.size, urls.size, policies.size, eventInvokeConfigs.size]).toEqual([0, 0, 0, 0, 0]);
});

test('provisioned concurrency comes and goes with the properties of an alias, and with a version', async () => {
  const rig = await createLambdaRig();
  const stack = cloudFormation(rig);
  await stack.create('Function', { ...minimal, FunctionName: 'f' });
  const provisioned = () =>
    [...rig.state().provisioned.values()].map(({ qualifier, requested }) => [qualifier, requested]);
  const version = { FunctionName: 'f', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: '2' } };
  const { physicalId } = await stack.create('Version', version);
  expect(provisioned()).toEqual([['1', 2]]);
  await stack.delete('Version', physicalId, version);
  expect(provisioned()).toEqual([]);
  await stack.create('Version', { FunctionName: 'f' });
  const bare = { FunctionName: 'f', FunctionVersion: '2', Name: 'live' };
  const withTwo = { ...bare, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } };
  const withThree = { ...bare, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 } };
  const alias = await stack.create('Alias', withTwo);
  expect(provisioned()).toEqual([['live', 2]]);
  await stack.update('Alias', alias.physicalId, withThree, withTwo);
  expect(provisioned()).toEqual([['live', 3]]);
  await stack.update('Alias', alias.physicalId, bare, withThree);
  expect(provisioned()).toEqual([]);
});

test('an event source mapping is created, changed and deleted', async () => {
  const rig = await createLambdaRig();
  const stack = cloudFormation(rig);
  await rig.queue('q');
  await stack.create('Function', { ...minimal, FunctionName: 'f' });
  const properties = {
    FunctionName: 'f',
    EventSourceArn: queueArn('q'),
    BatchSize: '5',
    Enabled: 'true',
    ScalingConfig: { MaximumConcurrency: '2' },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  };
  const mapping = await stack.create('EventSourceMapping', properties);
  const stored = () => rig.state().mappings.get(mapping.physicalId);
  expect(stored()).toMatchObject({ batchSize: 5, enabled: true, maximumConcurrency: 2, reportsFailures: true });
  const { ScalingConfig: _scaling, FunctionResponseTypes: _types, ...rest } = properties;
  await stack.update('EventSourceMapping', mapping.physicalId, { ...rest, BatchSize: 3 }, properties);
  expect(stored()).toMatchObject({ batchSize: 3, maximumConcurrency: undefined, reportsFailures: false });
  await stack.delete('EventSourceMapping', mapping.physicalId, rest);
  expect(rig.state().mappings.size).toBe(0);
});

test('layers are refused by name', async () => {
  const rig = await createLambdaRig();
  expect(await refusal(cloudFormation(rig).create('LayerVersion', { Content: {} }))).toMatch(
    /^501 NotImplemented: .*layers/,
  );
});
