import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { HistoryTest, Outcome } from '@skyrig/insights';

import { loadConfig } from '../../config/load-config.ts';
import { misuse } from '../../config/misuse.ts';
import type { TestRunner } from '../../config/skyrig-config.ts';
import type { CommandLine } from '../command-line.ts';
import type { Project } from '../project/project.ts';
import { loadProjectHistory } from '../project/project-history.ts';
import { planRun, type PlannedRun } from '../runners/planned-run.ts';
import { runAll } from '../runners/run-suite.ts';
import { runIntegrationSuite } from '../runners/suites.ts';
import type { Terminal } from '../terminal.ts';

/** What came of a proof. */
export interface Proof {
  readonly isProven: boolean;
  readonly why: string;
  readonly runsNeeded: number;
  readonly runsPassed: number;
}

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The commands of the suite that may run the test, narrowed down to it. */
async function planTest(project: Project, suite: string, { suite: path, name }: HistoryTest): Promise<PlannedRun[]> {
  const { test } = await loadConfig(project);
  const setting = test?.[suite === 'unit' ? 'unit' : 'integration'] ?? { vitest: { project: suite } };
  return [setting].flat().map((runner: TestRunner) => {
    const words = 'vitest' in runner ? [...path, name] : [name];
    const request = { isVerbose: false, rest: [], pattern: escapePattern(words.join(' ')) };
    return planRun(runner, project.folder, `test.${suite}`, request);
  });
}

/** How the test ended, as its reporter wrote; undefined when it was not run, or no reporter wrote. */
async function readOutcome(folder: string, test: string): Promise<Outcome | undefined> {
  const { loadHistory, openStore } = await import('@skyrig/insights');
  const store = await openStore(`file:${folder}`);
  try {
    const history = await loadHistory(store);
    const results = history.resultsOf(history.findTest(test)).filter(({ outcome }) => outcome !== 'skipped');
    return results.find(({ outcome }) => outcome !== 'passed')?.outcome ?? results[0]?.outcome;
  } finally {
    await store.close();
  }
}

/** Runs the test alone until its posterior lets it out, or until it fails. Nothing of it goes into the project's history. */
export async function proveRelease(
  test: string,
  project: Project,
  line: CommandLine,
  terminal: Terminal,
): Promise<Proof> {
  const { analyseFlakes, runsToLeave } = await import('@skyrig/insights');
  const history = await loadProjectHistory(line, project, terminal);
  const index = history.findTest(test);
  const known = history.tests[index];
  if (!known)
    throw misuse(
      'TEST',
      `No run of the history has ${test}, so that there is nothing to prove. Release it without --prove.`,
    );
  const { flakyFailures = 0, runs = 0 } = analyseFlakes(history).verdicts[index] ?? {};
  const runsNeeded = Math.max(1, runsToLeave({ failures: flakyFailures, passes: runs - flakyFailures }));
  const limit = line.integer('runs', 1, 10_000) ?? 1000;
  if (runsNeeded > limit)
    throw misuse(
      'PROOF',
      `After ${flakyFailures} flaky failures in ${runs} runs, ${runsNeeded} clean runs in a row are needed: give --runs ${runsNeeded}.`,
    );
  const suite = line.text('suite') ?? 'integration';
  const planned = await planTest(project, suite, known);
  const quiet = { ...terminal, note: () => {} };
  terminal.note(
    `${test} must pass ${runsNeeded} times in a row: it failed by itself in ${flakyFailures} of ${runs} runs.`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'skyrig-proof-'));
  try {
    for (let run = 1; run <= runsNeeded; run += 1) {
      const history = join(folder, String(run));
      const environment = {
        SKYRIG_HISTORY: `file:${history}`,
        SKYRIG_QUARANTINE: 'off',
        SKYRIG_SCHEDULE_SEED: String(run),
      };
      const output = line.flag('verbose') ? 'stderr' : 'none';
      const results =
        suite === 'unit'
          ? await runAll(planned, { ...process.env, ...environment }, quiet, output)
          : await runIntegrationSuite(planned, project, line, quiet, { environment, output });
      const passed = { runsNeeded, runsPassed: run - 1 };
      if (results.some(({ outcome }) => outcome === 'interrupted'))
        return { isProven: false, why: `the proof was interrupted after ${run - 1} runs`, ...passed };
      const outcome = await readOutcome(history, test);
      if (outcome === undefined) {
        throw misuse(
          'PROOF',
          `The suite ${suite} did not run ${test}, or no reporter of skyrig recorded it ($ ${planned.map(({ shown }) => shown).join('; ')}). Give the right --suite, or add the reporter; --verbose shows the runner.`,
        );
      }
      if (outcome !== 'passed') return { isProven: false, why: `it failed in run ${run} of ${runsNeeded}`, ...passed };
      if (run % 10 === 0) terminal.note(`${run} of ${runsNeeded} runs passed`);
      rmSync(history, { recursive: true });
    }
    return { isProven: true, why: `it passed ${runsNeeded} times in a row`, runsNeeded, runsPassed: runsNeeded };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
