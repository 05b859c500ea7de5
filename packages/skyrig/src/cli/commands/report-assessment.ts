import { existsSync, readFileSync } from 'node:fs';

import type { AssessedCoverage } from '@skyrig/insights';

import { misuse } from '../../config/misuse.ts';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isAssessment(value: unknown): value is AssessedCoverage {
  if (!isRecord(value) || !isRecord(value['coverage']) || !Array.isArray(value['recommendations'])) return false;
  const { coverage, score } = value;
  const counts = ['percent', 'full', 'partial', 'none', 'excluded'];
  return (
    (score === undefined || typeof score === 'number') && counts.every((name) => typeof coverage[name] === 'number')
  );
}

/** What `skyrig assess` has written last; undefined when it never has. Throws a SkyrigError when the file is damaged. */
export function readAssessment(file: string): AssessedCoverage | undefined {
  if (!existsSync(file)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    value = undefined;
  }
  if (isAssessment(value)) return value;
  throw misuse('ASSESSMENT', `${file} is no assessment. Write it anew with: skyrig assess`);
}
