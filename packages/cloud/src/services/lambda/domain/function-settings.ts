import type { CreateFunctionCommandInput } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { invalidParameter, notEmulated } from '../errors.ts';
import type { FunctionSettings } from '../state.ts';
import { assertVariables } from './environment-variables.ts';

/** What CreateFunction and UpdateFunctionConfiguration have in common. */
type CreateInput = Validated<CreateFunctionCommandInput>;
export type SettingsInput = {
  readonly [K in Exclude<keyof CreateInput, 'FunctionName' | 'Code'>]?: CreateInput[K] | undefined;
};

const DEFAULTS: FunctionSettings = {
  runtime: '',
  handler: '',
  role: '',
  description: '',
  timeoutSeconds: 3,
  memoryMb: 128,
  variables: undefined,
  deadLetterArn: undefined,
  architectures: ['x86_64'],
  ephemeralStorageMb: 512,
  vpc: undefined,
  tracingMode: 'PassThrough',
  kmsKeyArn: undefined,
  snapStart: 'None',
  logGroup: undefined,
};

/** The settings that a request leads to: what it leaves out stays as it was. */
export function mergeSettings(input: SettingsInput, previous: FunctionSettings = DEFAULTS): FunctionSettings {
  refuse(input);
  if (input.Environment?.Variables) assertVariables(input.Environment.Variables);
  const deadLetter = input.DeadLetterConfig?.TargetArn ?? previous.deadLetterArn;
  if (deadLetter !== undefined && deadLetter !== '' && !/^arn:[^:]+:(sqs|sns):/.test(deadLetter)) {
    throw invalidParameter(`The provided dead letter target is neither an SQS queue nor an SNS topic: ${deadLetter}`);
  }
  return {
    runtime: input.Runtime ?? previous.runtime,
    handler: input.Handler ?? previous.handler,
    role: input.Role ?? previous.role,
    description: input.Description ?? previous.description,
    timeoutSeconds: input.Timeout ?? previous.timeoutSeconds,
    memoryMb: input.MemorySize ?? previous.memoryMb,
    variables: input.Environment ? input.Environment.Variables : previous.variables,
    deadLetterArn: deadLetter === '' ? undefined : deadLetter,
    architectures: input.Architectures ?? previous.architectures,
    ephemeralStorageMb: input.EphemeralStorage?.Size ?? previous.ephemeralStorageMb,
    vpc: input.VpcConfig ? vpcOf(input.VpcConfig) : previous.vpc,
    tracingMode: input.TracingConfig?.Mode ?? previous.tracingMode,
    kmsKeyArn: input.KMSKeyArn === '' ? undefined : (input.KMSKeyArn ?? previous.kmsKeyArn),
    snapStart: input.SnapStart?.ApplyOn ?? previous.snapStart,
    logGroup: input.LoggingConfig?.LogGroup ?? previous.logGroup,
  };
}

function vpcOf(vpc: NonNullable<SettingsInput['VpcConfig']>): FunctionSettings['vpc'] {
  const { SubnetIds = [], SecurityGroupIds = [] } = vpc;
  return SubnetIds.length === 0 && SecurityGroupIds.length === 0 ? undefined : { SubnetIds, SecurityGroupIds };
}

/** What would change how code runs and is not built is refused by name. */
function refuse(input: SettingsInput): void {
  if ((input.Layers?.length ?? 0) > 0)
    throw notEmulated('Lambda layers (Layers); bundle their content with the function');
  if (input.PackageType === 'Image') throw notEmulated('functions of PackageType Image');
  if ((input.FileSystemConfigs?.length ?? 0) > 0) throw notEmulated('file systems of functions (FileSystemConfigs)');
  if (input.LoggingConfig?.LogFormat === 'JSON') throw notEmulated("LoggingConfig.LogFormat 'JSON'");
  if (input.CodeSigningConfigArn !== undefined) throw notEmulated('code signing (CodeSigningConfigArn)');
  if (input.DurableConfig !== undefined) throw notEmulated('durable functions (DurableConfig)');
  if (input.CapacityProviderConfig !== undefined) throw notEmulated('capacity providers (CapacityProviderConfig)');
  if (input.TenancyConfig !== undefined) throw notEmulated('tenant isolation (TenancyConfig)');
}
