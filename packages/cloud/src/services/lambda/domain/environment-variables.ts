import type { ComputeMode } from '../../../compute/types.ts';
import { invalidParameter, reservedVariables, variablesTooLarge } from '../errors.ts';
import { ENVIRONMENT_BYTES } from '../limits.ts';

/** Names the way a function is run (`inline`, `thread`, `process`); neither its code nor Lambda's answers show it. */
export const COMPUTE_MODE_VARIABLE = 'SKYRIG_COMPUTE_MODE';

/** AWS: variables that a function cannot set. Source: Lambda developer guide, "Defined runtime environment variables". */
const RESERVED: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];

const isMode = (value: string): value is ComputeMode => value === 'inline' || value === 'thread' || value === 'process';

/** How a function asks to be run. */
export function computeModeOf(variables: Readonly<Record<string, string>> | undefined): ComputeMode | undefined {
  const value = variables?.[COMPUTE_MODE_VARIABLE];
  return value !== undefined && isMode(value) ? value : undefined;
}

/** @throws InvalidParameterValueException for reserved names and for more than 4 KB */
export function assertVariables(variables: Readonly<Record<string, string>>): void {
  const reserved = Object.keys(variables).filter((name) => RESERVED.includes(name));
  if (reserved.length > 0) throw reservedVariables(reserved);
  const { [COMPUTE_MODE_VARIABLE]: mode, ...visible } = variables;
  if (mode !== undefined && !isMode(mode)) {
    throw invalidParameter(`${COMPUTE_MODE_VARIABLE} is '${mode}'; it has to be 'inline', 'thread' or 'process'.`);
  }
  const json = JSON.stringify(visible);
  if (Buffer.byteLength(json) > ENVIRONMENT_BYTES) throw variablesTooLarge(json);
}

export interface RuntimeVariables {
  readonly functionName: string;
  readonly version: string;
  readonly memoryMb: number;
  readonly handler: string;
  readonly runtime: string;
  readonly account: string;
  readonly region: string;
  /** Undefined leaves it to compute, which knows whether the cloud listens. */
  readonly endpoint: string | undefined;
  readonly taskRoot: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly sessionToken: string;
  readonly variables: Readonly<Record<string, string>> | undefined;
}

/** All that the code of one environment finds in its environment. `_X_AMZN_TRACE_ID` is set per invocation, by compute. */
export function runtimeVariables(from: RuntimeVariables): Readonly<Record<string, string>> {
  const { [COMPUTE_MODE_VARIABLE]: _mode, ...own } = from.variables ?? {};
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    ...(from.endpoint !== undefined && { AWS_ENDPOINT_URL: from.endpoint }),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ...own,
    _HANDLER: from.handler,
    AWS_REGION: from.region,
    AWS_DEFAULT_REGION: from.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${from.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: from.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: from.version,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(from.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: from.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: from.logStream,
    // The access key names the account and the session token the environment.
    AWS_ACCESS_KEY_ID: from.account,
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_SESSION_TOKEN: from.sessionToken,
    LAMBDA_TASK_ROOT: from.taskRoot,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  };
}
