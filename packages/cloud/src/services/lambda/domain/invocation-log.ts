import type { InvocationOutcome } from '../../../compute/types.ts';
import { LOG_TAIL_BYTES } from '../limits.ts';
import type { InvocationReport, InvocationTask } from '../state.ts';

const ms = (value: number): string => `${value.toFixed(2)} ms`;

/** The lines that Lambda writes for one invocation. Source: Lambda developer guide, "Working with Lambda function logs", text format. */
export function invocationLog(
  task: Pick<InvocationTask, 'requestId' | 'version' | 'settings'>,
  report: InvocationReport,
  startedMs: number,
  nowMs: number,
): { readonly timestamp: number; readonly message: string }[] {
  const { requestId, version, settings } = task;
  return [
    { timestamp: startedMs, message: `START RequestId: ${requestId} Version: ${version}` },
    ...report.logs.map(({ timestamp, line }) => ({ timestamp, message: line })),
    { timestamp: nowMs, message: `END RequestId: ${requestId}` },
    { timestamp: nowMs, message: reportLine(requestId, report.outcome, settings.memoryMb) },
  ];
}

function reportLine(requestId: string, outcome: InvocationOutcome, memoryMb: number): string {
  const init = outcome.initDurationMs ?? 0;
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${ms(outcome.durationMs)}`,
    // AWS: initialisation is billed since August 2025.
    `Billed Duration: ${String(Math.max(1, Math.ceil(outcome.durationMs + init)))} ms`,
    `Memory Size: ${String(memoryMb)} MB`,
    `Max Memory Used: ${String(Math.round(outcome.maxMemoryMb))} MB`,
    ...(outcome.initDurationMs === undefined ? [] : [`Init Duration: ${ms(init)}`]),
    ...statusOf(outcome),
  ];
  return `${parts.join('\t')}\t`;
}

function statusOf(outcome: InvocationOutcome): string[] {
  if (outcome.kind === 'timeout') return ['Status: timeout'];
  if (outcome.kind === 'crashed') return ['Status: error', `Error Type: ${outcome.errorType}`];
  return [];
}

/** `X-Amz-Log-Result`: the last 4 KB, base64. */
export function logTail(lines: readonly { readonly message: string }[]): string {
  const bytes = Buffer.from(lines.map(({ message }) => `${message}\n`).join(''));
  return bytes.subarray(Math.max(0, bytes.length - LOG_TAIL_BYTES)).toString('base64');
}
