import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ObservationFile, TestObservation } from '@skyrig/insights';

const recorded = new Map<string, TestObservation[]>();

/** Adds a test to its file's observations, and writes them anew: a worker may be killed after any test. */
export function writeObservation(folder: string, observation: TestObservation): void {
  const { file, isolation } = observation;
  const { worker } = isolation;
  const digest = createHash('sha256').update(file).digest('hex').slice(0, 8);
  const name = `${file.replace(/[^A-Za-z0-9]+/g, '-')}-${digest}-${worker.replace(/[^A-Za-z0-9]+/g, '-')}.json`;
  const path = join(folder, name);
  const tests = recorded.get(path) ?? [];
  recorded.set(path, tests);
  tests.push(observation);
  const content: ObservationFile = { formatVersion: 1, file, worker, tests };
  mkdirSync(folder, { recursive: true });
  // Whoever reads at the same time sees the old file or the new one, never half of one.
  writeFileSync(`${path}.part`, `${JSON.stringify(content)}\n`);
  renameSync(`${path}.part`, path);
}
