/** What is kept of many measurements of one thing. */
export interface Distribution {
  readonly median: number;
  readonly p95: number;
  readonly count: number;
}

export function summarise(values: readonly number[]): Distribution {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), count: sorted.length };
}

/** Measurements of one run, by what was measured. */
export type Measurements = Readonly<Record<string, readonly number[]>>;

/** One of those compared: Skyrig, a peer, another way of doing the same. */
export interface Contender {
  readonly name: string;
  run(): Promise<Measurements> | Measurements;
}

/** By what was measured, then by contender. */
export type Results = Readonly<Record<string, Readonly<Record<string, Distribution>>>>;

/** A contender that takes longer for a round is measured in that one only, or a slow peer would keep all others waiting. */
const PATIENCE_MS = 15_000;

/**
 * Runs contenders in turns, A B A B …, so that what else the machine does falls on all of them alike. The first
 * `warmups` rounds do not count, but for a contender that is too slow for more.
 */
export async function measureInTurns(
  contenders: readonly Contender[],
  { rounds, warmups = 1 }: { readonly rounds: number; readonly warmups?: number },
): Promise<Results> {
  const measured: Record<string, Record<string, number[]>> = {};
  const slow = new Set<Contender>();
  for (let round = -warmups; round < rounds; round++) {
    for (const contender of contenders) {
      if (slow.has(contender)) continue;
      const startedAt = performance.now();
      const run = await contender.run();
      if (performance.now() - startedAt > PATIENCE_MS) slow.add(contender);
      if (round < 0 && !slow.has(contender)) continue;
      for (const [what, values] of Object.entries(run)) {
        const byName = (measured[what] ??= {});
        (byName[contender.name] ??= []).push(...values);
      }
    }
  }
  return Object.fromEntries(
    Object.entries(measured).map(([what, byName]) => [
      what,
      Object.fromEntries(Object.entries(byName).map(([name, values]) => [name, summarise(values)])),
    ]),
  );
}

/** One measurement as a row has it: ours, and the others beside it. */
export function compare(
  results: Results,
  what: string,
  name = 'skyrig',
): { readonly ours: Distribution; readonly peers: Readonly<Record<string, Distribution>> } {
  const { [name]: ours, ...peers } = results[what] ?? {};
  if (!ours) throw new Error(`${what} was not measured for ${name}`);
  return { ours, peers };
}

/** How many a second, of `count` that took `ms`. */
export const perSecond = (count: number, ms: number): number => (count / ms) * 1000;

/** How long something takes, ms. */
export async function timeMs(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Times each call of `work` on its own, µs. */
export async function timeEach<T>(inputs: readonly T[], work: (input: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const input of inputs) {
    const startedAt = performance.now();
    await work(input);
    times.push((performance.now() - startedAt) * 1000);
  }
  return times;
}
