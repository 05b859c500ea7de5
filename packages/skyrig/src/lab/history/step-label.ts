import type { Step, TraceRecord } from '@skyrig/cloud';

/** What a parked step and its trace record have in common, by which both are named. */
type Named = Pick<Step, 'kind' | 'identity' | 'service' | 'operation'> & { readonly actor: { readonly name: string } };

/** Names steps of one run so that the same step has the same name in every schedule: its identity, and which of its like it is. */
export class StepLabels {
  readonly #seen = new Map<string, number>();

  /** The label of a step that is about to be executed or was executed next. */
  next(step: Named): string {
    const base = baseOf(step);
    return `${base}#${String((this.#seen.get(base) ?? 0) + 1)}`;
  }

  /** The step has been executed: the next of its like is another one. */
  done(step: Named): void {
    const base = baseOf(step);
    this.#seen.set(base, (this.#seen.get(base) ?? 0) + 1);
  }
}

function baseOf({ kind, identity }: Named): string {
  return kind === 'request' || kind === 'occurrence' ? identity : `${identity}!${kind}`;
}

/** What a person calls a step: `Writer: dynamodb GetItem`. */
export function describeStep(step: Named): string {
  const { kind, actor, service, operation } = step;
  if (kind === 'completion') return `${actor.name}: ends`;
  if (kind === 'resumption') return `${actor.name}: gets the answer to ${service} ${operation}`;
  return `${actor.name}: ${service} ${operation}`;
}

/** As {@link describeStep}, with what it touched. */
export function describeRecord(record: TraceRecord): string {
  const [first] = record.accesses;
  const on = first?.key === undefined ? '' : ` ${resourceName(first.resource)} ${first.key}`;
  const outcome = record.outcome === 'ok' || record.outcome === 'waiting' ? '' : ` -> ${record.outcome}`;
  return `${describeStep(record)}${on}${outcome}`;
}

/** The last part of an ARN. */
export function resourceName(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
