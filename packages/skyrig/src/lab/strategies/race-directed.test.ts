import type { Access, Step, TraceRecord } from '@skyrig/cloud';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dependenciesOf } from '../history/dependencies.ts';
import { invocation, record } from '../history/records.fixture.ts';
import { readHistory, type RunHistory } from '../history/run-history.ts';
import { actorOf, type OrderStrategy } from './choice.ts';
import { NaturalOrder } from './natural-order.ts';
import { RaceDirected } from './race-directed.ts';

/** What each invocation does, one step after the other: `ra` reads a, `wa` writes it. */
type Program = readonly (readonly string[])[];

function stepOf(actor: number, position: number, what: string): TraceRecord {
  const by = invocation(`f${String(actor)}`);
  const accesses: Access[] = [{ resource: 'T', key: what.slice(1), kind: what.startsWith('w') ? 'write' : 'read' }];
  return record(0, by, { identity: `${by.identity}>${String(position)}`, accesses });
}

/** Runs a program; `pick` chooses among the actors that have a step left. */
function execute(program: Program, pick: (enabled: readonly number[]) => number): RunHistory {
  const done = program.map(() => 0);
  const last = new Map<number, number>();
  const records: TraceRecord[] = [];
  for (;;) {
    const enabled = program.flatMap((steps, actor) => ((done[actor] ?? 0) < steps.length ? [actor] : []));
    if (enabled.length === 0) return readHistory(records);
    const actor = pick(enabled);
    const position = done[actor] ?? 0;
    const after = last.get(actor);
    const seq = records.length + 1;
    records.push({
      ...stepOf(actor, position, program[actor]?.[position] ?? ''),
      seq,
      ...(after !== undefined && { after }),
    });
    last.set(actor, seq);
    done[actor] = position + 1;
  }
}

function executeInOrder(program: Program, order: OrderStrategy): RunHistory {
  order.begin(0);
  const done = program.map(() => 0);
  return execute(program, (enabled) => {
    const choices = enabled.map((actor) => {
      const position = done[actor] ?? 0;
      const {
        accesses,
        seq: _seq,
        at: _at,
        outcome: _outcome,
        ...rest
      } = stepOf(actor, position, program[actor]?.[position] ?? '');
      const step: Step = { ...rest, run: () => undefined };
      return { actor, choice: { step, label: `${rest.identity}#1`, actor: actorOf(step), accesses } };
    });
    const chosen = order.pick(choices.map(({ choice }) => choice));
    order.went?.(chosen);
    const actor = choices.find(({ choice }) => choice === chosen)?.actor ?? -1;
    done[actor] = (done[actor] ?? 0) + 1;
    return actor;
  });
}

const classOf = (history: RunHistory): string => dependenciesOf(history).className;

/** Classes of all orders there are. */
function allClasses(program: Program): ReadonlySet<string> {
  const classes = new Set<string>();
  const visit = (order: readonly number[]): void => {
    const left = program.flatMap((steps, actor) =>
      order.filter((other) => other === actor).length < steps.length ? [actor] : [],
    );
    if (left.length > 0) {
      for (const actor of left) visit([...order, actor]);
      return;
    }
    const rest = [...order];
    classes.add(classOf(execute(program, () => rest.shift() ?? -1)));
  };
  visit([]);
  return classes;
}

function exploredClasses(program: Program): readonly string[] {
  const directed = new RaceDirected();
  const classes: string[] = [];
  for (let order: OrderStrategy | undefined = new NaturalOrder(); order; order = directed.next()) {
    const history = executeInOrder(program, order);
    directed.learn(history);
    classes.push(classOf(history));
  }
  expect(directed.isExhausted).toBe(true);
  return classes;
}

test('two invocations that read and write an item have four classes, each run once', () => {
  const classes = exploredClasses([
    ['ra', 'wa'],
    ['ra', 'wa'],
  ]);
  expect(classes).toHaveLength(4);
  expect(new Set(classes).size).toBe(4);
});

test('invocations that share nothing are run once', () => {
  expect(exploredClasses([['wa', 'ra'], ['wb', 'rb'], ['wc']])).toHaveLength(1);
});

test('every class of every small program is run, and none twice', () => {
  const step = fc.constantFrom('ra', 'wa', 'rb', 'wb');
  const program = fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 3 });
  fc.assert(
    fc.property(program, (steps) => {
      const explored = exploredClasses(steps);
      expect([...explored].sort()).toEqual([...allClasses(steps)].sort());
    }),
    { numRuns: 60 },
  );
});
