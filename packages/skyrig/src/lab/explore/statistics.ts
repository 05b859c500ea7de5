import type { ExploreReport } from './explore-options.ts';
import type { ScheduleRun } from './schedule-runner.ts';

/** Counts what an exploration has seen. */
export class ExploreStatistics {
  readonly #classes = new Map<string, number>();
  readonly #choices: number[] = [];
  #limited = 0;

  /** Counts a run. `className` names its class; a run that was given up has none. */
  add(run: ScheduleRun, className: string): void {
    this.#choices.push(run.choices);
    if (run.outcome === 'step limit') this.#limited += 1;
    else this.#classes.set(className, (this.#classes.get(className) ?? 0) + 1);
  }

  report(rest: Pick<ExploreReport, 'isExhaustive' | 'uncontrolled' | 'elapsedMs'>): ExploreReport {
    const schedules = this.#choices.length;
    const once = [...this.#classes.values()].filter((count) => count === 1).length;
    return {
      schedules,
      classes: this.#classes.size,
      newClassChance: rest.isExhaustive ? 0 : once / Math.max(1, schedules),
      stepLimited: this.#limited,
      decisions: {
        min: Math.min(...this.#choices, Number.POSITIVE_INFINITY),
        mean: this.#choices.reduce((sum, count) => sum + count, 0) / Math.max(1, schedules),
        max: Math.max(...this.#choices, 0),
      },
      ...rest,
    };
  }
}

/** An exploration's figures in a line or two. */
export function formatExploreReport(report: ExploreReport): string {
  const { schedules, classes, newClassChance, isExhaustive, stepLimited, uncontrolled, decisions, elapsedMs } = report;
  const coverage = isExhaustive
    ? `all ${String(classes)} classes explored`
    : `${counted(classes, 'class', 'classes')}, the next schedule is of a new one with a chance of ${(newClassChance * 100).toFixed(1)} %`;
  const lines = [
    `${counted(schedules, 'schedule', 'schedules')} in ${(elapsedMs / 1000).toFixed(2)} s: ${coverage}; ${decisions.mean.toFixed(1)} choices each`,
  ];
  if (stepLimited > 0)
    lines.push(`${counted(stepLimited, 'schedule was', 'schedules were')} given up at the step limit`);
  if (uncontrolled.length > 0) lines.push(`partially controlled: ${uncontrolled.join('; ')}`);
  return lines.join('\n');
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}
