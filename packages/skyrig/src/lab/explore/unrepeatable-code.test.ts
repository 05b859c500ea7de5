import { fileURLToPath } from 'node:url';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { TestCloud } from '../../rig/test-cloud.ts';
import type { ExploreReport } from './explore-options.ts';

const template = fileURLToPath(new URL('test-support/fickle/template.yaml', import.meta.url));
const RUNS = 6;

afterEach(() => {
  vi.restoreAllMocks();
});

/** Explores two invocations at once, and tells what they answered in each schedule. */
async function explore(
  moodOf: (call: number) => number,
  orElse: () => Promise<void> = () => Promise.resolve(),
): Promise<[ExploreReport, string[]]> {
  const mood = vi.spyOn(Math, 'hypot').mockImplementation(() => moodOf(mood.mock.calls.length));
  const cloud = await TestCloud.start({ environment: false, compute: 'inline', startTime: '2026-03-10T09:00:00Z' });
  onTestFinished(() => cloud.close());
  await cloud.deploy(template);
  const answers: string[] = [];
  const body = async (): Promise<void> => {
    answers.push('');
    const invoked = await Promise.all([1, 2].map(() => cloud.function('Add').invoke({})));
    const counts = invoked.map(({ payload }) => payload);
    answers.splice(-1, 1, counts.join());
    if (counts.some((count) => typeof count !== 'string')) await orElse();
    expect(counts.toSorted()).toEqual(['1', '2']);
  };
  const report = await cloud.explore(body, { runs: RUNS, strategy: 'urw', regressions: false });
  return [report, answers];
}

test('a schedule in which code did not do the same again is run once more, with all of the code', async () => {
  const [known, expected] = await explore(() => 0);
  expect(known).toMatchObject({ schedules: RUNS });
  vi.restoreAllMocks();
  // In another mood from its second schedule on, where the answers are new to one of the two.
  const [report, answers] = await explore((call) => (call > 2 ? 1 : 0));
  expect(report).toMatchObject({ schedules: RUNS, isExhaustive: false });
  expect(report.uncontrolled).toEqual(['Add: did not do the same again: wrote "in another mood"']);
  expect(answers.filter((answer) => /^\d,\d$/.test(answer))).toEqual(expected);
});

test('a body that waits for what will not come any more is not waited for', async () => {
  const [report] = await explore(
    (call) => (call > 2 ? 1 : 0),
    () => new Promise(() => undefined),
  );
  expect(report).toMatchObject({ schedules: RUNS });
});

test('only what is run again and again goes by script, not a test under an order', async () => {
  const mood = vi.spyOn(Math, 'hypot').mockReturnValue(0);
  const cloud = await TestCloud.start({ environment: false, compute: 'inline', schedule: { seed: 1 } });
  onTestFinished(() => cloud.close());
  await cloud.deploy(template);
  cloud.mark();
  for (let round = 1; round <= 3; round++) {
    await cloud.function('Add').invoke({});
    expect(mood).toHaveBeenCalledTimes(round);
    await cloud.rewind();
  }
});
