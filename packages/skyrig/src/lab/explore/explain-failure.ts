import { actorNames, describeEvent } from '../diagram/actor-names.ts';
import { drawDiagram, type Diagram } from '../diagram/lifelines.ts';
import { formatMermaid } from '../diagram/format-mermaid.ts';
import { formatTextDiagram } from '../diagram/format-text.ts';
import type { Deviation } from '../replay/deviations.ts';
import type { ExploreReport } from './explore-options.ts';
import type { ScheduleRun } from './schedule-runner.ts';
import { formatExploreReport } from './statistics.ts';

export interface FailureDetails {
  readonly name: string;
  readonly deviations: readonly Deviation[];
  /** Whether another schedule was asked for, and this one has steps of the same kind in its order. @defaultValue false */
  readonly isNear?: boolean;
  /** Undefined: the schedule did not fail again. */
  readonly token?: string;
  readonly replayCommand?: ((token: string) => string) | undefined;
  readonly readable: (text: string) => string;
  readonly report?: ExploreReport;
  readonly shrunkFrom?: number;
  readonly shrinkRuns?: number;
  /** Where the same is kept, with a diagram as a picture. */
  readonly file?: string;
}

/** The error of a failed schedule, with all that helps to understand it and to run it again in its message. */
export function explainFailure(run: ScheduleRun, details: FailureDetails): Error {
  const error = run.error instanceof Error ? run.error : new Error(String(run.error));
  const { message, stack } = error;
  error.message = `${message}\n\n${explanationOf(run, details)}\n`;
  // Runners print the stack, which has a copy of the message.
  if (stack !== undefined) error.stack = stack.replace(message, () => error.message);
  return error;
}

/** What is told of a failed schedule, in plain text. */
export function explanationOf(run: ScheduleRun, details: FailureDetails): string {
  const { token, replayCommand, report, deviations, shrunkFrom, shrinkRuns, isNear = false } = details;
  const parts = [
    report
      ? `It fails in some orders only. ${formatExploreReport(report)}`
      : isNear
        ? 'It fails in this order. The schedule asked for cannot be had, since the code has changed; this one has like steps in its order.'
        : 'It fails in this order.',
  ];
  parts.push(
    token === undefined
      ? 'The same schedule did not fail again: something that is not under control decides. Look for real time, real randomness, other processes or state outside of the cloud.'
      : `Replay it:\n  ${replayCommand?.(token) ?? `SKYRIG_REPLAY='${token}' and the command that runs this test`}`,
  );
  const from = shrunkFrom === undefined ? '' : `, shrunk from ${String(shrunkFrom)} in ${String(shrinkRuns ?? 0)} runs`;
  parts.push(
    deviations.length === 0
      ? `Minimal schedule: one actor after the other${from}.`
      : `Minimal schedule (${String(deviations.length)} ${deviations.length === 1 ? 'change' : 'changes'} of order${from}):\n${deviations.map((deviation) => `  - ${describeDeviation(run, deviation)}`).join('\n')}`,
  );
  const diagram = diagramOf(run);
  if (diagram.steps.length > 0) parts.push(`What touched the same things:\n${formatTextDiagram(diagram)}`);
  if (details.file !== undefined) parts.push(`With diagrams: ${details.file}`);
  return details.readable(parts.join('\n\n'));
}

/** The same for a file: with the error's own message and the diagram as Mermaid. */
export function formatFailureMarkdown(run: ScheduleRun, details: FailureDetails): string {
  const message = run.error instanceof Error ? run.error.message : String(run.error);
  return [
    `# ${details.name}`,
    `\`\`\`\n${message}\n\`\`\``,
    `\`\`\`\n${explanationOf(run, details)}\n\`\`\``,
    `\`\`\`mermaid\n${details.readable(formatMermaid(diagramOf(run)))}\n\`\`\``,
    '',
  ].join('\n\n');
}

/** The diagram of a failed schedule. */
export function diagramOf(run: ScheduleRun): Diagram {
  return drawDiagram(run.history);
}

function describeDeviation(run: ScheduleRun, { usual, chosen }: Deviation): string {
  const names = actorNames(run.history);
  const nameOf = (label: string): string => {
    const event = run.history.events.find((candidate) => candidate.label === label);
    return event ? describeEvent(run.history, event, names) : label;
  };
  return `${nameOf(chosen)}\n      goes before ${nameOf(usual)}`;
}
