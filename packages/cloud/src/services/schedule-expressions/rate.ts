/** `rate(5 minutes)`: a fixed period, counted from an anchor. */
export interface RateExpression {
  readonly kind: 'rate';
  readonly periodMs: number;
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Parses what stands inside `rate(…)`.
 * AWS: rules want the singular for 1 and the plural for the rest; Scheduler takes either. Source: EventBridge user
 * guide, "Setting a schedule pattern to run at regular intervals"; recorded refusals of PutRule and CreateSchedule.
 */
export function parseRate(text: string, unitMustAgree: boolean): RateExpression | undefined {
  const match = /^(\d+) (minute|hour|day)(s?)$/.exec(text);
  const unitMs = UNIT_MS[match?.[2] ?? ''];
  const value = Number(match?.[1]);
  if (match === null || unitMs === undefined || value < 1) return undefined;
  const isSingular = match[3] === '';
  if (unitMustAgree && isSingular !== (value === 1)) return undefined;
  return { kind: 'rate', periodMs: value * unitMs };
}

/** The first beat strictly after `afterMs`; the beats are `anchorMs`, `anchorMs + periodMs`, … */
export function nextBeat(rate: RateExpression, anchorMs: number, afterMs: number): number {
  if (afterMs < anchorMs) return anchorMs;
  return anchorMs + (Math.floor((afterMs - anchorMs) / rate.periodMs) + 1) * rate.periodMs;
}
