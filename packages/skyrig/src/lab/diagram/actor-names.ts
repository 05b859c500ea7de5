import type { RunEvent, RunHistory } from '../history/run-history.ts';
import { describeRecord } from '../history/step-label.ts';

/** What people call those who act in a run: `Writer`, or `Writer 2` where a function runs more than once. */
export function actorNames(history: RunHistory): ReadonlyMap<string, string> {
  const actors = [...new Map(history.events.map(({ actor, record }) => [actor, record.actor]))];
  return new Map(
    actors.map(([id, { name, kind }], position) => {
      const alike = actors.filter(([, other]) => other.name === name);
      const ordinal = actors.slice(0, position + 1).filter(([, other]) => other.name === name).length;
      return [id, kind === 'service' || alike.length === 1 ? name : `${name} ${String(ordinal)}`];
    }),
  );
}

/** One step in words: `Writer 2 reads …`; for a start, whom it starts. */
export function describeEvent(history: RunHistory, event: RunEvent, names: ReadonlyMap<string, string>): string {
  const { record } = event;
  const started = history.events.find((other) => other !== event && other.record.actor.cause === record.seq);
  if (record.actor.kind === 'service' && started) return `the start of ${names.get(started.actor) ?? started.actor}`;
  const [, ...what] = describeRecord(record).split(': ');
  return `${names.get(event.actor) ?? record.actor.name}: ${what.join(': ')}`;
}
