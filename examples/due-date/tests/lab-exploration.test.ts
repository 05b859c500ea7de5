import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'skyrig/vitest';
import { CLOUD_OPTIONS, deployPipeline } from './support/deploy-pipeline.ts';
import { threeValuesArrive } from './support/three-values.ts';

const SCRIPT = fileURLToPath(new URL('fixtures/explore-racy.ts', import.meta.url));

/* In Skyrig's repository, its sources; elsewhere the installed package, which this condition does not touch. */
const CONDITIONS = process.env['SKYRIG_PACKAGES'] === 'built' ? [] : ['--conditions=@skyrig/source'];

/* SKYRIG_REPLAYS=100 takes some minutes. */
const REPLAYS = Number(process.env['SKYRIG_REPLAYS'] ?? 2);

test.override({ cloudOptions: { ...CLOUD_OPTIONS, races: 'off' } });

/** Explores the racy writer in a new process, or replays a token there; answers what it printed. */
async function exploreElsewhere(token = ''): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [...CONDITIONS, '--import', 'tsx', SCRIPT], {
    env: { ...process.env, SKYRIG_REPLAY: token },
  });
  return stdout;
}

describe('exploring the racy writer with three values', () => {
  test('finds an order that loses one within 50 schedules, and at most four changes of order make it', async ({
    cloud,
  }) => {
    await deployPipeline(cloud, { WriterVariant: 'racy' });
    const failure = await cloud
      .explore(() => threeValuesArrive(cloud), { regressions: false, runs: 50 })
      .then(() => expect.fail('no order lost a value'), String);
    expect(failure).toMatch(/Expected values to be strictly deep-equal/);
    expect(Number(/(\d+) schedules? in/.exec(failure)?.[1])).toBeLessThanOrEqual(50);
    expect(Number(/Minimal schedule \((\d+) changes? of order/.exec(failure)?.[1])).toBeLessThanOrEqual(4);
  });

  test('gives a token that loses the same values in fresh processes', async () => {
    const found = await exploreElsewhere();
    const token = /SKYRIG_REPLAY='([^']+)'/.exec(found)?.[1];
    const lost = lossOf(found);
    for (let replay = 0; replay < REPLAYS; replay++) expect(lossOf(await exploreElsewhere(token))).toBe(lost);
  }, 600_000);
});

/** The part of a failure that says what was lost. */
function lossOf(output: string): string {
  const [loss = ''] = output.split('\n\nIt fails in');
  expect(loss).toContain('Expected values to be strictly deep-equal');
  return loss;
}

describe.each(['correct', 'versioned'] as const)('exploring the fix "%s"', (variant) => {
  test(`the ${variant} writer loses nothing in any order that was tried`, async ({ cloud }) => {
    await deployPipeline(cloud, { WriterVariant: variant });
    const report = await cloud.explore(() => threeValuesArrive(cloud), { regressions: false, runs: 60 });
    expect(report.schedules).toBeGreaterThan(10);
    expect(report).toMatchObject({ stepLimited: 0, uncontrolled: [] });
  }, 60_000);
});
