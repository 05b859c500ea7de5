import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import type { Validated } from '../../../protocols/validated.ts';
import { COMPUTE_MODE_VARIABLE } from './environment-variables.ts';
import { functionArn } from './function-reference.ts';
import type { FunctionRecord, FunctionVersion, LambdaContext } from '../state.ts';

/** AWS: `2026-11-21T01:02:03.000+0000`, unlike every other date of Lambda. */
export const formatLambdaDate = (ms: number): string => new Date(ms).toISOString().replace('Z', '+0000');

/** A version as Lambda describes it. */
export function formatConfiguration(
  record: FunctionRecord,
  version: FunctionVersion,
  context: LambdaContext,
  /** What the request called it; its ARN is answered with it. */
  qualifier?: string,
): Validated<FunctionConfiguration> {
  const { settings, code } = version;
  const variables = Object.entries(settings.variables ?? {}).filter(([name]) => name !== COMPUTE_MODE_VARIABLE);
  const arnQualifier = qualifier ?? (version.version === '$LATEST' ? undefined : version.version);
  return {
    FunctionName: record.name,
    FunctionArn: functionArn(context, record.name, arnQualifier),
    Runtime: settings.runtime as never,
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: code.size,
    Description: settings.description,
    Timeout: settings.timeoutSeconds,
    MemorySize: settings.memoryMb,
    LastModified: formatLambdaDate(version.lastModifiedMs),
    CodeSha256: code.sha256,
    Version: version.version,
    ...(settings.vpc && { VpcConfig: { ...settings.vpc, VpcId: '', Ipv6AllowedForDualStack: false } }),
    ...(settings.deadLetterArn !== undefined && { DeadLetterConfig: { TargetArn: settings.deadLetterArn } }),
    ...(variables.length > 0 && { Environment: { Variables: Object.fromEntries(variables) } }),
    ...(settings.kmsKeyArn !== undefined && { KMSKeyArn: settings.kmsKeyArn }),
    TracingConfig: { Mode: settings.tracingMode as never },
    RevisionId: version.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: [...settings.architectures] as never,
    EphemeralStorage: { Size: settings.ephemeralStorageMb },
    SnapStart: { ApplyOn: settings.snapStart as never, OptimizationStatus: 'Off' },
    RuntimeVersionConfig: { RuntimeVersionArn: `arn:aws:lambda:${context.region}::runtime:${code.sha256.slice(0, 8)}` },
    LoggingConfig: { LogFormat: 'Text', LogGroup: settings.logGroup ?? `/aws/lambda/${record.name}` },
  };
}
