import type { StackMapper } from '../code/stack-mapper.ts';
import { filenameOf, type SandboxCode } from './sandbox-code.ts';

/** The SDK has some twenty frames of its own between a handler and a request. */
const FRAMES = 100;

/**
 * Where the function's own code made the request that is being sent: `FILE:LINE:COLUMN` in its source. A function of the
 * test itself lies in a file of the test's, which nothing tells.
 */
export function callerPosition(mapStack: StackMapper, code: SandboxCode): string | undefined {
  if (code.kind === 'function') return undefined;
  const filename = filenameOf(code);
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  const frame = stack.split('\n').find((line) => line.includes(filename));
  return frame && /\(?((?:file:\/\/)?[^()\s]+:\d+:\d+)\)?$/.exec(mapStack(frame))?.[1];
}
