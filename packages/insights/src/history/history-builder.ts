import { failureSignature } from '../flakes/failure-signature.ts';
import type { FailureSignature, History, HistoryTest, SkippedFile } from '../model/history.ts';
import type { Run } from '../model/run.ts';
import type { TestResult } from '../model/test-result.ts';
import { createColumnHistory } from './column-history.ts';
import { ResultColumns, type Row } from './result-columns.ts';
import { RunTable } from './run-table.ts';

type Signature = { -readonly [K in keyof FailureSignature]: FailureSignature[K] };

/** Puts runs into columns, one shard after the other; order does not matter. */
export class HistoryBuilder {
  readonly #runs = new RunTable();
  readonly #results = new ResultColumns();
  readonly #tests: HistoryTest[] = [];
  readonly #testNumbers = new Map<string, number>();
  readonly #signatures: Signature[] = [];
  readonly #signatureNumbers = new Map<string, number>();
  readonly #hashNumbers = new Map<string, number>();

  add(run: Run): void {
    const number = this.#runs.add(run);
    // Predecessors may come later in the file, so tests get their numbers first.
    const tests = run.tests.map((test) => this.#numberOf(test));
    // A skipped test has no time of its own; it keeps its place after the test before it.
    let startedAt = run.startedAt;
    for (const [index, result] of run.tests.entries()) {
      startedAt = result.attempts[0]?.startedAt ?? startedAt;
      this.#addResult(result, { run: number, test: tests[index] ?? -1, shard: run.shard, startedAt });
    }
  }

  /** Makes the history; the builder must not be used afterwards. */
  finish(skipped: readonly SkippedFile[]): History {
    const { runs, places } = this.#runs.finish();
    return createColumnHistory({
      runs,
      places,
      tests: this.#tests,
      testNumbers: this.#testNumbers,
      signatures: this.#signatures,
      skipped,
      results: this.#results,
    });
  }

  #addResult(result: TestResult, place: Pick<Row, 'run' | 'test' | 'shard' | 'startedAt'>): void {
    const { attempts, predecessor } = result;
    const hasFailed = result.outcome === 'failed' || result.outcome === 'flaky';
    const replayToken = hasFailed ? result.replayToken : undefined;
    this.#results.add({
      // Spelled out: spread, half a million rows take three times as long to load.
      run: place.run,
      test: place.test,
      shard: place.shard,
      startedAt: place.startedAt,
      outcome: result.outcome,
      durationMs: result.durationMs,
      attempts: attempts.length,
      failedAttempts: countFailed(attempts),
      position: result.position,
      worker: result.worker,
      predecessor: predecessor === undefined ? -1 : (this.#testNumbers.get(predecessor) ?? -1),
      signature: this.#signatureOf(result),
      isReproducible: hasFailed && (replayToken !== undefined || result.isConfirmedRace === true),
      ...(replayToken !== undefined && { replayToken }),
      isQuarantined: result.isQuarantined === true,
      hash: this.#hashOf(result.testHash),
    });
  }

  #numberOf({ id, file, suite, name }: TestResult): number {
    const known = this.#testNumbers.get(id);
    if (known !== undefined) return known;
    const number = this.#tests.length;
    this.#testNumbers.set(id, number);
    this.#tests.push({ id, file, suite, name });
    return number;
  }

  #hashOf(testHash: string | undefined): number {
    if (testHash === undefined) return 0;
    const known = this.#hashNumbers.get(testHash);
    if (known !== undefined) return known;
    const number = this.#hashNumbers.size + 1;
    this.#hashNumbers.set(testHash, number);
    return number;
  }

  #signatureOf({ attempts }: TestResult): number {
    const failed = attempts.find(({ outcome }) => outcome === 'failed');
    if (failed === undefined) return -1;
    const example = failed.message ?? '';
    const { id, message, frame } = failureSignature(example, failed.trace);
    const known = this.#signatureNumbers.get(id);
    const signature = known === undefined ? undefined : this.#signatures[known];
    if (known !== undefined && signature !== undefined) {
      signature.example = example;
      return known;
    }
    const number = this.#signatures.length;
    this.#signatureNumbers.set(id, number);
    this.#signatures.push({ id, message, frame, example });
    return number;
  }
}

function countFailed(attempts: TestResult['attempts']): number {
  let count = 0;
  for (const { outcome } of attempts) if (outcome === 'failed') count += 1;
  return count;
}
