import { skyrigError } from '@skyrig/cloud';
import { formatSvg } from '../diagram/format-svg.ts';
import { dependenciesOf } from '../history/dependencies.ts';
import { deviationsOf, type Deviation } from '../replay/deviations.ts';
import { notReproduced } from '../replay/not-reproduced.ts';
import { Regressions } from '../replay/regressions.ts';
import { ReplayedOrder } from '../replay/replayed-order.ts';
import { runToken } from '../replay/run-token.ts';
import { shrink } from '../replay/shrink.ts';
import { formatToken, parseToken, tokenOwner, type ReplayToken } from '../replay/token.ts';
import { Knowledge } from '../strategies/knowledge.ts';
import { RaceDirected } from '../strategies/race-directed.ts';
import type { ExploreOptions, ExploreReport } from './explore-options.ts';
import { diagramOf, explainFailure, formatFailureMarkdown } from './explain-failure.ts';
import { createPortfolio } from './portfolio.ts';
import { failureSignature, ScheduleRunner, type Bench, type RunOptions, type ScheduleRun } from './schedule-runner.ts';
import { ExploreStatistics } from './statistics.ts';

const REGRESSIONS = '.skyrig/regressions';

/**
 * Runs a body in many orders, each from the state that the cloud has now. Throws what the body threw in the first order in
 * which it failed, with a minimal schedule and the token that replays it; the cloud is left as that run left it.
 */
export async function explore(bench: Bench, body: () => unknown, options: ExploreOptions = {}): Promise<ExploreReport> {
  const {
    runs = 200,
    maxTimeMs = 20_000,
    maxSteps = 10_000,
    strategy = 'auto',
    seed = 1,
    name = 'exploration',
    replayCommand,
  } = options;
  const { quiescence } = bench.cloud.kernel;
  const runner = new ScheduleRunner(bench, body, maxSteps);
  const regressions =
    options.regressions === false ? undefined : new Regressions(options.regressions ?? REGRESSIONS, name);
  const wanted = options.replay ?? tokenFromEnvironment(name);
  if (wanted !== undefined)
    return replay(runner, parseToken(wanted), { name, replayCommand, readable: bench.readable });
  quiescence.forgetUncontrolled();
  const started = performance.now();
  const statistics = new ExploreStatistics();
  const knowledge = new Knowledge();
  const directed = new RaceDirected();
  const portfolio = createPortfolio(strategy, seed, knowledge, directed);
  const take = async (run: ScheduleRun): Promise<void> => {
    const dependencies = dependenciesOf(run.history);
    statistics.add(run, dependencies.className);
    if (run.outcome === 'passed') {
      directed.learn(run.history, dependencies);
      return;
    }
    await fail(runner, run, {
      name,
      regressions,
      replayCommand,
      readable: bench.readable,
      report: report({ isFailed: true }),
    });
  };
  const report = ({ isFailed }: { readonly isFailed: boolean }): ExploreReport => {
    const uncontrolled = [...quiescence.uncontrolled.keys()].sort();
    const isDirected = strategy === 'auto' || strategy === 'directed';
    return statistics.report({
      isExhaustive: !isFailed && isDirected && directed.isExhausted && uncontrolled.length === 0,
      uncontrolled,
      elapsedMs: performance.now() - started,
    });
  };
  for (const token of regressions?.list() ?? []) {
    const { run, isNear } = await runToken(token.deviations, (order) => runner.run(order, { knowledge }));
    if (run.outcome === 'passed' || isNear) regressions?.remove(formatToken(token));
    await take(run);
  }
  for (let run = 0; run < runs && performance.now() - started < maxTimeMs; run++) {
    const order = portfolio(run);
    if (!order) break;
    await take(await runner.run(order, { knowledge }));
  }
  await runner.rewind();
  return report({ isFailed: false });
}

/** SKYRIG_REPLAY, if it names a schedule of this exploration. */
function tokenFromEnvironment(name: string): string | undefined {
  const text = process.env['SKYRIG_REPLAY'];
  if (text === undefined || text === '') return undefined;
  return parseToken(text).of === tokenOwner(name) ? text : undefined;
}

interface Naming {
  readonly name: string;
  readonly replayCommand: ((token: string) => string) | undefined;
  readonly readable: (text: string) => string;
}

async function replay(runner: ScheduleRunner, token: ReplayToken, naming: Naming): Promise<ExploreReport> {
  const { name } = naming;
  const started = performance.now();
  if (token.of !== tokenOwner(name)) {
    throw skyrigError(
      'REPLAY',
      `The token belongs to another exploration than ${JSON.stringify(name)}: it names the test that it came from. Run that one, or take the name back that it had.`,
    );
  }
  const { run, missed, isNear } = await runToken(token.deviations, (order) =>
    runner.run(order, { keepsPositions: true }),
  );
  if (run.outcome !== 'passed') {
    const deviations = isNear ? deviationsOf(run.decisions) : token.deviations;
    throw explainFailure(run, { ...naming, token: formatToken({ ...token, deviations }), deviations, isNear });
  }
  if (missed.length > 0) throw notReproduced(missed, token.deviations);
  const statistics = new ExploreStatistics();
  statistics.add(run, dependenciesOf(run.history).className);
  await runner.rewind();
  return statistics.report({ isExhaustive: false, uncontrolled: [], elapsedMs: performance.now() - started });
}

/** Shrinks a failing schedule, keeps its token and throws its error, explained. */
async function fail(
  runner: ScheduleRunner,
  found: ScheduleRun,
  context: Naming & { readonly regressions: Regressions | undefined; readonly report: ExploreReport },
): Promise<never> {
  const { regressions, ...rest } = context;
  const signature = failureSignature(found.error);
  const tryAgain = async (
    deviations: readonly Deviation[],
    options?: RunOptions,
  ): Promise<ScheduleRun & { isSame: boolean }> => {
    const run = await runner.run(new ReplayedOrder(deviations), options);
    return { ...run, isSame: run.outcome === found.outcome && failureSignature(run.error) === signature };
  };
  const all = deviationsOf(found.decisions);
  const again = await tryAgain(all);
  if (!again.isSame) throw explainFailure(found, { ...rest, deviations: all });
  const { deviations, runs } = await shrink(all, async (some) => {
    const run = await tryAgain(some);
    return { isSame: run.isSame, deviations: deviationsOf(run.decisions) };
  });
  const token = formatToken({ of: tokenOwner(rest.name), deviations });
  regressions?.add(token);
  const last = await tryAgain(deviations, { keepsPositions: true });
  const minimal = last.isSame ? last : found;
  const details = { ...rest, token, deviations, shrunkFrom: all.length, shrinkRuns: runs };
  const file = regressions?.describe(
    formatFailureMarkdown(minimal, details),
    rest.readable(formatSvg(diagramOf(minimal))),
  );
  throw explainFailure(minimal, { ...details, ...(file !== undefined && { file }) });
}
