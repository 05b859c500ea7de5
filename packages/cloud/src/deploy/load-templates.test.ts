import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTemplates } from './load-templates.ts';

let dir: string;

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'skyrig-')), 'order_service');
  mkdirSync(dir);
});

afterEach(() => rmSync(dirname(dir), { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(dir, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const sam = `
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Runtime: nodejs20.x, CodeUri: ./src } }
Parameters: { Stage: { Type: String }, Zones: { Type: CommaDelimitedList, Default: a } }
Resources:
  A: { Type: AWS::Serverless::Function, Properties: { Handler: a.handler } }
  B: { Type: AWS::Serverless::Function, Properties: { Handler: b.handler, CodeUri: ./other/ } }
  C: { Type: AWS::Serverless::Function, Properties: { Handler: c.handler, CodeUri: s3://bucket/key } }
`;

test('a folder with a SAM template becomes one stack with its sources found', () => {
  write({ 'template.yaml': sam, 'src/a.ts': '', 'other/b.ts': '' });
  const { stacks } = loadTemplates(dir, { parameters: { Stage: 'dev', Zones: ['x', 'y'] } });
  expect(stacks).toHaveLength(1);
  expect(stacks[0]).toMatchObject({
    name: 'order-service',
    assetsDir: dir,
    parameters: { Stage: 'dev', Zones: 'x,y' },
    dependsOn: [],
    template: {
      Globals: { Function: { CodeUri: { SkyrigLocalPath: join(dir, 'src') } } },
      Resources: {
        B: { Properties: { CodeUri: { SkyrigLocalPath: join(dir, 'other') } } },
        C: { Properties: { CodeUri: 's3://bucket/key' } },
      },
    },
  });
});

test("a function without CodeUri has its code in the template's folder", () => {
  write({
    'template.yml':
      'Transform: AWS::Serverless-2016-10-31\nResources: { A: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs20.x } } }',
  });
  const { stacks } = loadTemplates(join(dir, 'template.yml'), { stackName: 'mine' });
  expect(stacks[0]?.name).toBe('mine');
  expect(stacks[0]?.template.Resources['A']?.Properties?.['CodeUri']).toStrictEqual({ SkyrigLocalPath: dir });
});

test('plain Lambda functions may have local code too, and API definitions are read in', () => {
  write({
    'template.json': {
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        F: { Type: 'AWS::Lambda::Function', Properties: { Code: './src' } },
        Api: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v1', DefinitionUri: './api.yaml' } },
      },
    },
    'src/index.ts': '',
    'api.yaml': 'openapi: 3.0.1\npaths: {}\n',
  });
  const [stack] = loadTemplates(dir).stacks;
  expect(stack?.template.Resources['F']?.Properties?.['Code']).toStrictEqual({ SkyrigLocalPath: join(dir, 'src') });
  expect(stack?.template.Resources['Api']?.Properties).toStrictEqual({
    StageName: 'v1',
    DefinitionBody: { openapi: '3.0.1', paths: {} },
  });
});

test('nested templates are read in, with their own sources', () => {
  write({
    'template.yaml':
      'Transform: AWS::Serverless-2016-10-31\nResources: { N: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: sub/n.yaml } }, A: { Type: AWS::Serverless::Application, Properties: { Location: ./sub/n.yaml } } }',
    'sub/n.yaml': 'Resources: { F: { Type: AWS::Lambda::Function, Properties: { Code: ./src } } }',
    'sub/src/index.ts': '',
  });
  const [stack] = loadTemplates(dir).stacks;
  const body = {
    SkyrigTemplateBody: JSON.stringify({
      Resources: {
        F: { Type: 'AWS::Lambda::Function', Properties: { Code: { SkyrigLocalPath: join(dir, 'sub/src') } } },
      },
    }),
  };
  expect(stack?.template.Resources['N']?.Properties).toStrictEqual({ TemplateURL: body });
  expect(stack?.template.Resources['A']?.Properties).toStrictEqual({ Location: body });
});

test('what may be ignored is written into the template', () => {
  write({ 'template.yaml': 'Resources: { Q: { Type: AWS::SQS::Queue } }' });
  const [stack] = loadTemplates(dir, { ignoreUnsupported: ['AWS::EC2::VPC'] }).stacks;
  expect(stack?.template.Metadata).toStrictEqual({ Skyrig: { IgnoreUnsupported: ['AWS::EC2::VPC'] } });
});

const assembly = {
  'cdk.out/manifest.json': {
    version: '38.0.0',
    artifacts: {
      'Api.assets': { type: 'cdk:asset-manifest', properties: { file: 'Api.assets.json' } },
      Api: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'Api.template.json', stackName: 'prod-api', parameters: { P: '1' } },
        dependencies: ['Data', 'Api.assets'],
        displayName: 'Api',
      },
      Data: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://123456789012/eu-central-1',
        properties: { templateFile: 'Data.template.json', tags: { team: 'x' } },
      },
      Stage: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Stage' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
    },
  },
  'cdk.out/Api.assets.json': {
    files: {
      nest: { source: { path: 'nested.json', packaging: 'file' }, destinations: { d: { objectKey: 'nest.json' } } },
      abc: {
        source: { path: 'asset.abc', packaging: 'zip' },
        destinations: { d: { bucketName: 'b', objectKey: 'abc.zip' } },
      },
    },
  },
  'cdk.out/nested.json': {
    Resources: {
      L: { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: { S3Bucket: 'b', S3Key: 'abc.zip' } } },
    },
  },
  'cdk.out/asset.abc/index.js': '',
  'cdk.out/Api.template.json': {
    Parameters: {
      BootstrapVersion: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/v' },
      P: { Type: 'String' },
    },
    Rules: { CheckBootstrapVersion: { Assertions: [] } },
    Resources: {
      Nested: {
        Type: 'AWS::CloudFormation::Stack',
        Properties: { TemplateURL: { 'Fn::Join': ['', ['https://s3.', { Ref: 'AWS::Region' }, '/b/nest.json']] } },
      },
      F: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          Code: { S3Bucket: { 'Fn::Sub': 'cdk-${AWS::AccountId}' }, S3Key: 'abc.zip' },
          Handler: 'index.handler',
        },
      },
    },
  },
  'cdk.out/Data.template.json': { Resources: { Q: { Type: 'AWS::SQS::Queue' } } },
  'cdk.out/assembly-Stage/manifest.json': {
    artifacts: {
      StageQ: {
        type: 'aws:cloudformation:stack',
        displayName: 'Stage/Q',
        properties: { templateFile: 'q.json', stackName: 'Stage-Q' },
      },
    },
  },
  'cdk.out/assembly-Stage/q.json': { Resources: { Q: { Type: 'AWS::SQS::Queue' } } },
};

test('a CDK assembly gives its stacks in the order of their dependencies, assets on disk', () => {
  write(assembly);
  const { stacks } = loadTemplates(dir, { parameters: { 'Api:P': 2 } });
  expect(stacks.map(({ name }) => name)).toStrictEqual(['Data', 'Stage-Q', 'prod-api']);
  expect(stacks[0]).toMatchObject({ account: '123456789012', region: 'eu-central-1', tags: { team: 'x' } });
  expect(stacks[2]).toStrictEqual({
    name: 'prod-api',
    template: {
      Parameters: { P: { Type: 'String' } },
      Resources: {
        Nested: {
          Type: 'AWS::CloudFormation::Stack',
          Properties: {
            TemplateURL: {
              SkyrigTemplateBody: JSON.stringify({
                Resources: {
                  L: {
                    Type: 'AWS::Lambda::LayerVersion',
                    Properties: { Content: { SkyrigLocalPath: join(dir, 'cdk.out/asset.abc') } },
                  },
                },
              }),
            },
          },
        },
        F: {
          Type: 'AWS::Lambda::Function',
          Properties: { Code: { SkyrigLocalPath: join(dir, 'cdk.out/asset.abc') }, Handler: 'index.handler' },
        },
      },
    },
    parameters: { P: '2' },
    tags: {},
    terminationProtection: false,
    dependsOn: ['Data'],
    assetsDir: join(dir, 'cdk.out'),
  });
});

test('only the chosen stacks of an assembly are taken, with what they depend on', () => {
  write(assembly);
  expect(loadTemplates(dir, { stacks: ['Api'] }).stacks.map(({ name }) => name)).toStrictEqual(['Data', 'prod-api']);
  expect(loadTemplates(dir, { stacks: ['Stage/Q'] }).stacks.map(({ name }) => name)).toStrictEqual(['Stage-Q']);
  expect(() => loadTemplates(dir, { stacks: ['Nope'] })).toThrow(
    'The assembly has no stack Nope. There are: prod-api, Data, Stage-Q.',
  );
});

test('what is wrong is told with file, line, column and what to do', () => {
  write({ 'template.yaml': 'Resources:\n  Q: !Reff X\n' });
  expect(() => loadTemplates(dir)).toThrow(
    expect.objectContaining({
      code: 'ERR_SKYRIG_TEMPLATE',
      message: `${join(dir, 'template.yaml')}:2:6: Template format error: YAML not well-formed. (line 2, column 6) There is no function !Reff. Check its spelling.`,
    }),
  );
});

test.each<[string, Record<string, unknown>, string]>([
  ['a missing source', { 'template.yaml': sam }, 'ERR_SKYRIG_ARTIFACT_NOT_FOUND'],
  ['a missing template', { 'readme.md': '' }, 'ERR_SKYRIG_TEMPLATE_NOT_FOUND'],
  [
    'a template that is not valid',
    { 'template.yaml': 'Resources: { A: { Type: T, Properties: { X: !Ref B } } }' },
    'ERR_SKYRIG_TEMPLATE',
  ],
  ['a broken manifest', { 'manifest.json': '{' }, 'ERR_SKYRIG_CDK_ASSEMBLY'],
])('%s is refused', (_, files, code) => {
  write(files);
  expect(() => loadTemplates(dir)).toThrow(expect.objectContaining({ code }));
});

test('a parameter that no stack declares is refused with those there are', () => {
  write({ 'template.yaml': 'Parameters: { Stage: { Type: String } }\nResources: { Q: { Type: AWS::SQS::Queue } }' });
  expect(() => loadTemplates(dir, { parameters: { Stge: 'x' } })).toThrow(
    'No stack declares the parameter Stge. There are: Stage.',
  );
});

test('a template of another name gives its stack a name of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-names-'));
  const names = ['template.yaml', 'queues.yaml'].map((file) => {
    writeFileSync(join(folder, file), 'Resources: { Q: { Type: AWS::SQS::Queue } }');
    return loadTemplates(join(folder, file)).stacks[0]?.name;
  });
  rmSync(folder, { recursive: true });
  expect(names[1]).toBe(`${String(names[0])}-queues`);
});
