import { join, relative } from 'node:path';

import type { HistoryTest } from '@skyrig/insights';

import { loadConfig } from '../../config/load-config.ts';
import { misuse } from '../../config/misuse.ts';
import type { TestRunner } from '../../config/skyrig-config.ts';
import type { CommandLine } from '../command-line.ts';
import { configuredHistory } from '../project/history-address.ts';
import type { Project } from '../project/project.ts';
import type { TestRequest } from './planned-run.ts';

/** What narrows a runner down to the tests that failed in the last run. */
export type NarrowToFailed = (runner: TestRunner, folder: string) => Pick<TestRequest, 'pattern' | 'rest'>;

const escapePattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

async function readFailedTests(project: Project): Promise<readonly HistoryTest[]> {
  const { loadHistory, openStore } = await import('@skyrig/insights');
  const address = configuredHistory(await loadConfig(project));
  if (address === 'none') {
    throw misuse(
      'NO_HISTORY',
      'This project keeps no history, so that nobody knows what failed last. Run without --failed, or set `history`.',
    );
  }
  const store = await openStore(address, { folder: project.folder });
  try {
    const history = await loadHistory(store);
    const results = history.runs.length === 0 ? [] : history.resultsIn(history.runs.length - 1);
    const failed = results.filter(({ outcome, isQuarantined }) => outcome === 'failed' && !isQuarantined);
    return failed.flatMap(({ test }) => history.tests[test] ?? []);
  } finally {
    await store.close();
  }
}

/** A name in parentheses stands for what is no test: a file that was not loaded, a hook that threw. */
const isWholeFile = ({ name }: HistoryTest): boolean => /^\((loading the file|hooks)\)$/.test(name);

function narrow(tests: readonly HistoryTest[], project: Project): NarrowToFailed {
  const isAnyFile = tests.some(isWholeFile);
  return (runner, folder) => {
    const files = [
      ...new Set(tests.map(({ file }) => relative(folder, join(project.folder, file)).replaceAll('\\', '/'))),
    ];
    if ('vitest' in runner) {
      const names = tests.map(({ suite, name }) => escapePattern([...suite, name].join(' ')));
      return { rest: files, ...(!isAnyFile && { pattern: `^(${names.join('|')})$` }) };
    }
    const names = [...new Set(tests.map(({ name }) => name))];
    // Without a filter of its own, a command takes pytest's.
    const pattern = runner.filter === undefined ? names.join(' or ') : names.map(escapePattern).join('|');
    return { rest: [], ...(!isAnyFile && { pattern }) };
  };
}

/**
 * With --failed, what narrows runners down to the tests that failed in the last recorded run; those whose failure is excused
 * are left out. Throws when none failed: a run of nothing must not pass for a success.
 */
export async function findFailedTests(project: Project, line: CommandLine): Promise<NarrowToFailed | undefined> {
  if (!line.flag('failed')) return undefined;
  if (line.text('filter') !== undefined) throw misuse('COMMAND_LINE', 'Give either --failed or --filter.');
  const tests = await readFailedTests(project);
  if (tests.length > 0) return narrow(tests, project);
  throw misuse(
    'NO_FAILURES',
    'No test failed in the last run that the history has, so that there is nothing to run again.',
  );
}
