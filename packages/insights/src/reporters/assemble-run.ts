import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

import type { Run, RunEnvironment } from '../model/run.ts';
import type { TestResult } from '../model/test-result.ts';
import { hashTestSource } from './hash-test-source.ts';
import { nameTests } from './name-tests.ts';
import type { CiEnvironment } from './read-ci-environment.ts';
import type { GitState } from './read-git-state.ts';
import type { RecordedTest } from './recorded-test.ts';

/** Everything about a run but its tests. */
export interface RunFacts {
  /** The project's folder; ids of tests are relative to it. */
  readonly folder: string;
  /** Runner and version: `vitest 4.1.12`. */
  readonly tool: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly seed?: string;
  /** As the runner was told; wins over the environment's. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly ci: CiEnvironment;
  readonly git: GitState;
  /** Ids of the tests that are in quarantine. */
  readonly quarantined: ReadonlySet<string>;
}

function describeEnvironment(isCi: boolean): RunEnvironment {
  const { platform } = process;
  const runtime = `node ${process.versions.node}`;
  const facts = JSON.stringify([platform, runtime, isCi, availableParallelism()]);
  return { platform, runtime, isCi, fingerprint: createHash('sha256').update(facts).digest('hex').slice(0, 12) };
}

const startOf = ({ attempts }: RecordedTest): number => attempts[0]?.startedAt ?? Infinity;

/** Works out positions, predecessors, hashes and ids, and says what the run was. */
export function assembleRun(tests: readonly RecordedTest[], facts: RunFacts): Run {
  const { folder, tool, startedAt, endedAt, seed, ci, git, quarantined } = facts;
  const ordered = nameTests(tests, folder).sort((left, right) => {
    const [first, second] = [startOf(left.test), startOf(right.test)];
    return first === second ? 0 : first - second;
  });
  const positions = new Map<string, number>();
  const last = new Map<string, string>();
  const texts = new Map<string, string | undefined>();
  const results = ordered.map(({ test, id, file }): TestResult => {
    const position = positions.get(file) ?? 0;
    positions.set(file, position + 1);
    // Where the workers are not known, what ran before in the same file surely ran before in the same worker.
    const lane = test.worker === 0 ? file : String(test.worker);
    const predecessor = test.attempts.length === 0 ? undefined : last.get(lane);
    if (test.attempts.length > 0) last.set(lane, id);
    if (!texts.has(test.file)) texts.set(test.file, readText(test.file));
    const text = texts.get(test.file);
    const { name, suite, outcome, attempts, worker, note } = test;
    return {
      id,
      file,
      suite,
      name,
      outcome,
      durationMs: attempts.at(-1)?.durationMs ?? 0,
      attempts,
      position,
      worker,
      ...(predecessor !== undefined && { predecessor }),
      ...(text !== undefined && { testHash: hashTestSource(text, name) }),
      ...(note?.replayToken !== undefined && { replayToken: note.replayToken }),
      ...(note?.isConfirmedRace !== undefined && { isConfirmedRace: note.isConfirmedRace }),
      ...(quarantined.has(id) && { isQuarantined: true }),
      ...(note?.observations !== undefined && { observations: note.observations }),
    };
  });
  const commit = ci.commit ?? git.commit;
  const branch = ci.branch ?? git.branch;
  // In CI, what lies about uncommitted is output of earlier steps.
  const codeHash = ci.isCi ? commit : (git.codeHash ?? commit);
  return {
    runId: ci.runId ?? `local-${startedAt.toString(36)}-${process.pid.toString(36)}`,
    shard: facts.shard?.index ?? ci.shard ?? 1,
    shards: facts.shard?.count ?? ci.shards ?? 1,
    startedAt,
    durationMs: endedAt - startedAt,
    tool,
    ...(commit !== undefined && { commit }),
    ...(branch !== undefined && { branch }),
    ...(codeHash !== undefined && { codeHash }),
    ...(seed !== undefined && { seed }),
    environment: describeEnvironment(ci.isCi),
    tests: results,
  };
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
