import { skyrigError } from '../kernel/skyrig-error.ts';
import { Environment, type Runner, type RunnerEvents } from './environment.ts';
import { InitialisedCode } from './inline/initialised-code.ts';
import { createInlineRunner } from './inline/inline-runner.ts';
import { acquireScopes } from './inline/inline-scope.ts';
import { InvocationScripts } from './inline/invocation-script.ts';
import { createProcessRunner } from './process/process-runner.ts';
import { createThreadRunner } from './thread/thread-runner.ts';
import type { Compute, ComputeHost, ComputeMode, EnvironmentSpec, ExecutionEnvironment } from './types.ts';

type CreateRunner = (id: string, spec: EnvironmentSpec, host: ComputeHost, events: RunnerEvents) => Runner;

/**
 * Runs functions' code.
 *
 * @example
 * const compute = createCompute(host);
 * const environment = compute.createEnvironment(spec);
 * const outcome = await environment.invoke({ requestId, event: '{}', deadlineMs: host.now() + 3000, invokedFunctionArn });
 */
export function createCompute(host: ComputeHost): Compute {
  const environments = new Map<string, ExecutionEnvironment>();
  const inline = { initialised: new InitialisedCode(), scripts: new InvocationScripts() };
  const runners: Readonly<Record<ComputeMode, CreateRunner>> = {
    inline: (...start) => createInlineRunner(...start, inline),
    thread: createThreadRunner,
    process: createProcessRunner,
  };
  let created = 0;
  let release: (() => void) | undefined;
  return {
    createEnvironment: (spec) => {
      created += 1;
      const id = `${spec.functionName}#${String(created)}`;
      const mode = modeOf(spec);
      const createRunner = runners[mode];
      // Patching the thread's globals and undoing it costs more than a short invocation: not with every environment.
      if (mode === 'inline') release ??= acquireScopes();
      const environment = new Environment(
        id,
        spec,
        host,
        (events) => createRunner(id, spec, host, events),
        () => environments.delete(id),
      );
      environments.set(id, environment);
      return environment;
    },
    environments: () => [...environments.values()],
    close: async () => {
      await Promise.all([...environments.values()].map((environment) => environment.close()));
      release?.();
      release = undefined;
    },
  };
}

/** Functions of the test run where the test runs; what is not Node.js needs a process. */
function modeOf(spec: EnvironmentSpec): ComputeMode {
  if (spec.code.kind === 'function') {
    if (spec.mode === 'inline') return 'inline';
    throw skyrigError(
      'COMPUTE',
      `Function ${spec.functionName} is a function of the test itself, which runs inline; its mode is '${spec.mode}'. Give a path to its code, or mode 'inline'.`,
    );
  }
  return spec.runtime.startsWith('nodejs') ? spec.mode : 'process';
}
