import type { EnvironmentSpec } from '../types.ts';
import type { SandboxSpec } from './sandbox-host.ts';

/** What code is told about its environment. */
export function specForSandbox(spec: EnvironmentSpec): SandboxSpec {
  const { functionName, version, memoryMb, runtime, handler, logGroup, logStream } = spec;
  // On Node.js 20 every thread that loads the SDK would print that its support ends.
  const environment = { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...spec.environment };
  return { functionName, version, memoryMb, runtime, handler, logGroup, logStream, environment };
}
