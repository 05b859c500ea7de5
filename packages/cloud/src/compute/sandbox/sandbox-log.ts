import type { StackMapper } from '../code/stack-mapper.ts';
import type { LogEntry } from '../types.ts';
import { reportError } from './error-report.ts';
import { formatLogLine, type WriteLog } from './log-console.ts';
import type { SandboxSpec } from './sandbox-host.ts';

interface LogHost {
  now(): number;
  /** Of the present invocation. */
  requestId(): string | undefined;
  write(requestId: string | undefined, entry: LogEntry): void;
}

/** The log of one environment, with positions in the source instead of the bundle. */
export class SandboxLog {
  readonly #isJson: boolean;
  readonly #mapStack: StackMapper;
  readonly #host: LogHost;

  constructor(spec: SandboxSpec, mapStack: StackMapper, host: LogHost) {
    this.#isJson = spec.environment['AWS_LAMBDA_LOG_FORMAT'] === 'JSON';
    this.#mapStack = mapStack;
    this.#host = host;
  }

  readonly write: WriteLog = (level, text, raw) => {
    const timestamp = this.#host.now();
    const requestId = this.#host.requestId();
    const mapped = this.#mapStack(text);
    const line = raw ? mapped : formatLogLine(this.#isJson, timestamp, requestId, level, mapped);
    this.#host.write(requestId, { timestamp, level, line });
  };

  /** Writes an error as Lambda's runtime does. */
  writeError(label: string, error: unknown): void {
    const { trace: stack, ...report } = reportError(error, this.#mapStack);
    // AWS: Source: aws-lambda-nodejs-runtime-interface-client, src/logging.
    this.write('ERROR', `${label} \t${JSON.stringify({ ...report, stack })}`);
  }
}
