import type { Properties, ResourceRequest, ResourceResult } from '../../../kernel/service.ts';
import type { ServiceResource } from '../../service.ts';
import { readNumber, readTags } from '../../template-properties/property-values.ts';
import { functionArn, getFunctionRecord } from '../domain/function-reference.ts';
import { zipText } from '../domain/zip-text.ts';
import { createFunction } from '../operations/create-function.ts';
import { deleteFunctionConcurrency } from '../operations/delete-function-concurrency.ts';
import { deleteFunction } from '../operations/delete-function.ts';
import { putFunctionConcurrency } from '../operations/put-function-concurrency.ts';
import { updateFunctionCode } from '../operations/update-function-code.ts';
import { updateFunctionConfiguration } from '../operations/update-function-configuration.ts';
import type { LambdaContext, LambdaState } from '../state.ts';
import { templateInput } from './template-input.ts';

const SETTINGS = [
  'Architectures',
  'CodeSigningConfigArn',
  'DeadLetterConfig',
  'Description',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'Handler',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'Role',
  'Runtime',
  'SnapStart',
  'Timeout',
  'TracingConfig',
  'VpcConfig',
];
/** AWS: what a template leaves out has these values again after an update. */
const DEFAULTS: Properties = {
  Description: '',
  Timeout: 3,
  MemorySize: 128,
  Environment: {},
  DeadLetterConfig: { TargetArn: '' },
};

/** Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-function.html */
export const functionResource: ServiceResource<LambdaState> = {
  properties: [
    ...SETTINGS,
    'Code',
    'FunctionName',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'RuntimeManagementConfig',
    'Tags',
  ],
  required: ['Code', 'Role'],
  replaceOn: ['FunctionName', 'PackageType'],
  create: (properties, request, context) => {
    const name = String(properties['FunctionName'] ?? request.generateName({ maxLength: 64 }));
    const input = {
      ...settingsOf(properties),
      FunctionName: name,
      Code: codeOf(properties),
      Tags: tagsOf(properties, request),
    };
    createFunction(input as never, context);
    reserve(properties, name, context);
    return describe(name, context);
  },
  update: (name, properties, previous, request, context) => {
    const { KMSKeyArn = '', ...settings } = { ...DEFAULTS, ...settingsOf(properties) } as Properties;
    updateFunctionConfiguration({ ...settings, KMSKeyArn, FunctionName: name } as never, context);
    if (JSON.stringify(properties['Code']) !== JSON.stringify(previous['Code'])) {
      updateFunctionCode({ FunctionName: name, ...codeOf(properties) }, context);
    }
    const { record } = getFunctionRecord(name, context);
    context.state.functions.set(name, { ...record, tags: tagsOf(properties, request) });
    if (properties['ReservedConcurrentExecutions'] === undefined)
      deleteFunctionConcurrency({ FunctionName: name }, context);
    else reserve(properties, name, context);
    return describe(name, context);
  },
  delete: (name, _properties, context) => void deleteFunction({ FunctionName: name }, context),
};

function settingsOf(properties: Properties): Properties {
  const { KmsKeyArn, ...settings } = templateInput<Properties>(properties, SETTINGS);
  return KmsKeyArn === undefined ? settings : { ...settings, KMSKeyArn: KmsKeyArn };
}

/** AWS: `ZipFile` of a template is source text, which becomes the file `index`. */
function codeOf(properties: Properties): Properties {
  const code = (properties['Code'] ?? {}) as Properties;
  const text = code['ZipFile'];
  if (typeof text !== 'string') return code;
  const isPython = String(properties['Runtime'] ?? '').startsWith('python');
  return { ...code, ZipFile: zipText(isPython ? 'index.py' : 'index.js', text) };
}

function tagsOf(properties: Properties, request: ResourceRequest): Record<string, string> {
  return Object.fromEntries(readTags(properties, request.tags).map(({ Key, Value }) => [Key, Value]));
}

function reserve(properties: Properties, name: string, context: LambdaContext): void {
  const reserved = readNumber(properties, 'ReservedConcurrentExecutions');
  if (reserved !== undefined)
    putFunctionConcurrency({ FunctionName: name, ReservedConcurrentExecutions: reserved }, context);
}

function describe(name: string, context: LambdaContext): ResourceResult {
  return { physicalId: name, attributes: { Arn: functionArn(context, name) } };
}
