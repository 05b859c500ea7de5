import { relative } from 'node:path';
import type { Access } from '@skyrig/cloud';
import { isConflict } from '../history/conflicts.ts';
import { resourceName } from '../history/step-label.ts';
import { actorNames } from './actor-names.ts';
import type { RunEvent, RunHistory } from '../history/run-history.ts';

/** Somebody in a diagram: an invocation, or the test. */
export interface Lifeline {
  readonly actor: string;
  /** `Writer`, or `Writer 2` where a function runs more than once. */
  readonly name: string;
}

/** One step in a diagram. */
export interface DiagramStep {
  readonly number: number;
  readonly lifeline: number;
  /** `reads Results id="row-1"`. */
  readonly what: string;
  /** Number of an earlier step whose value it replaces unseen or reads, on another lifeline. */
  readonly after: number | undefined;
  readonly event: RunEvent;
}

export interface Diagram {
  readonly lifelines: readonly Lifeline[];
  readonly steps: readonly DiagramStep[];
  /** How many further steps took part and were left out. */
  readonly omitted: number;
}

const MAX_STEPS = 24;

/** The part of a run that explains it: steps on things which several actors touch and one of them changes. */
export function drawDiagram(history: RunHistory): Diagram {
  const candidates = history.events.filter(
    ({ record }) => record.kind !== 'completion' && record.actor.kind !== 'service' && record.accesses.length > 0,
  );
  const invocations = candidates.filter(({ record }) => record.actor.kind === 'invocation');
  const shared = candidates.filter((event) =>
    invocations.some(
      (other) =>
        other.actor !== event.actor && history.isConcurrent(event, other) && conflictOf(event, other) !== undefined,
    ),
  );
  const shown = shared.length > 0 ? shared : candidates.slice(-MAX_STEPS);
  const events = shown.slice(0, MAX_STEPS);
  const lifelines = lifelinesOf(history, events);
  const steps = events.map((event, position): DiagramStep => {
    const previous = events
      .slice(0, position)
      .findLast((other) => other.actor !== event.actor && conflictOf(other, event));
    return {
      number: position + 1,
      lifeline: lifelines.findIndex(({ actor }) => actor === event.actor),
      what: describeAccess(event, events),
      after: previous && events.indexOf(previous) + 1,
      event,
    };
  });
  return { lifelines, steps, omitted: shown.length - events.length };
}

function lifelinesOf(history: RunHistory, events: readonly RunEvent[]): readonly Lifeline[] {
  const names = actorNames(history);
  return [...new Set(events.map(({ actor }) => actor))].map((actor) => ({ actor, name: names.get(actor) ?? actor }));
}

function conflictOf(a: RunEvent, b: RunEvent): Access | undefined {
  return a.record.accesses.find((left) => b.record.accesses.some((right) => isConflict(left, right)));
}

function describeAccess(event: RunEvent, events: readonly RunEvent[]): string {
  const { record } = event;
  const access =
    record.accesses.find((left) =>
      events.some((other) => other !== event && other.record.accesses.some((right) => isConflict(left, right))),
    ) ?? record.accesses[0];
  if (!access) return record.operation;
  const verb = access.kind === 'read' ? 'reads' : record.operation.startsWith('Delete') ? 'deletes' : 'writes';
  const key = access.key === undefined ? '' : ` ${access.key}`;
  const outcome = record.outcome === 'ok' ? '' : ` -> ${record.outcome}`;
  const position = record.position === undefined ? '' : `  ${relativePosition(record.position)}`;
  return `${verb} ${resourceName(access.resource)}${key} (${record.operation})${outcome}${position}`;
}

/** `FILE:LINE:COLUMN`, the file as seen from where the tests run. */
function relativePosition(position: string): string {
  const path = position.startsWith('file://') ? decodeURIComponent(new URL(position).pathname) : position;
  return relative(process.cwd(), path).replaceAll('\\', '/');
}
