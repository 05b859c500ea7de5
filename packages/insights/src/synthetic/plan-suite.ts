import { testId } from '../model/test-id.ts';
import { createRandom } from './random.ts';

/** What is wrong with a test; `healthy` is nothing. */
export type SyntheticKind =
  | 'healthy'
  | 'flaky'
  | 'broken'
  | 'slowing'
  | 'hour-dependent'
  | 'worker-dependent'
  | 'order-dependent';

/** One test of a made-up suite, and how it behaves. */
export interface SyntheticTest {
  /** From 0. */
  readonly number: number;
  readonly id: string;
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
  readonly kind: SyntheticKind;
  /** Probability that an attempt fails where the condition of its kind holds. */
  readonly failureRate: number;
  /** Usual duration, ms. */
  readonly durationMs: number;
  /** Run from which a broken test fails, or a slowing one is slower. */
  readonly sinceRun: number;
  /** Hours (UTC, from and before) in which an hour-dependent test fails. */
  readonly hours: readonly [from: number, before: number];
  /** The worker on which a worker-dependent test fails. */
  readonly worker: number;
  /** Id of the test after which an order-dependent one fails. */
  readonly predecessor: string;
  /** Run at which the test's own code changes. */
  readonly editedAtRun: number;
}

const subjects = [
  'order',
  'invoice',
  'payment',
  'account',
  'shipment',
  'basket',
  'refund',
  'voucher',
  'price',
  'stock',
];
const verbs = ['stores', 'rejects', 'publishes', 'retries', 'expires', 'merges', 'reads', 'deletes', 'locks', 'emails'];
const objects = ['a new one', 'a duplicate', 'one of no value', 'two at once', 'the oldest first', 'an expired one'];
/** About this many tests share a file, and half of that a suite. */
const TESTS_PER_FILE = 12;

/** How often each kind occurs among a thousand tests; at least one of each. */
const perThousand: readonly (readonly [kind: SyntheticKind, count: number])[] = [
  ['flaky', 12],
  ['broken', 3],
  ['slowing', 4],
  ['hour-dependent', 2],
  ['worker-dependent', 2],
  ['order-dependent', 2],
];

function drawKinds(tests: number, seed: number): ReadonlyMap<number, SyntheticKind> {
  const order = createRandom(seed).shuffle(Array.from({ length: tests }, (_, index) => index));
  const kinds = new Map<number, SyntheticKind>();
  for (const [kind, count] of perThousand) {
    for (let n = Math.max(1, Math.round((count * tests) / 1000)); n > 0; n--) kinds.set(order.pop() ?? 0, kind);
  }
  return kinds;
}

const failureRates: Readonly<Record<SyntheticKind, (spread: number) => number>> = {
  healthy: () => 0,
  slowing: () => 0,
  broken: () => 1,
  flaky: (spread) => 0.04 + 0.2 * spread,
  'hour-dependent': () => 0.6,
  'worker-dependent': () => 0.5,
  'order-dependent': () => 1,
};

function place(index: number): Pick<SyntheticTest, 'id' | 'file' | 'suite' | 'name'> {
  const number = Math.floor(index / TESTS_PER_FILE);
  const inFile = index % TESTS_PER_FILE;
  const subject = subjects[number % subjects.length] ?? '';
  const file = `test/${subject}/${subject}-${number}.test.ts`;
  const suite = [`${subject}s`, inFile < TESTS_PER_FILE / 2 ? 'when written' : 'when read'];
  const verb = verbs[inFile % verbs.length] ?? '';
  const name = `${verb} ${objects[index % objects.length] ?? ''}${inFile >= verbs.length ? ' again' : ''}`;
  return { id: testId(file, suite, name), file, suite, name };
}

/** Makes up a suite; the same for the same arguments. A suite has at least ten tests, so that every kind is in it. */
export function planSuite(tests: number, runs: number, seed: number): readonly SyntheticTest[] {
  const random = createRandom(seed + 1);
  const kinds = drawKinds(tests, seed);
  return Array.from({ length: tests }, (_, index) => {
    const kind = kinds.get(index) ?? 'healthy';
    const isFirstInFile = index % TESTS_PER_FILE === 0;
    const neighbour = isFirstInFile ? (index + 1) % tests : index - 1;
    return {
      number: index,
      ...place(index),
      kind,
      failureRate: failureRates[kind](random.next()),
      durationMs: Math.round(2 + 400 * random.next() ** 4),
      sinceRun: Math.floor(runs * (0.3 + 0.4 * random.next())),
      hours: [1, 5],
      worker: 1 + random.below(4),
      predecessor: place(neighbour).id,
      editedAtRun: random.chance(0.1) ? random.below(runs) : Number.POSITIVE_INFINITY,
    };
  });
}
