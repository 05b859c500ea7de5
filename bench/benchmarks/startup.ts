import { fileURLToPath } from 'node:url';

import type { Benchmark } from '../benchmark.ts';
import { runToEnd } from '../child-process.ts';
import { compare, measureInTurns, type Measurements } from '../measure.ts';

const probe = fileURLToPath(new URL('../startup-probe.mjs', import.meta.url));

async function startAfresh(): Promise<Measurements> {
  const output = await runToEnd({ file: process.execPath, args: [probe] });
  const times = JSON.parse(output) as Record<string, number>;
  return Object.fromEntries(Object.entries(times).map(([what, ms]) => [what, [ms]]));
}

export const startupBenchmark: Benchmark = {
  name: 'startup',
  summary: 'a cloud in a fresh process, from import to the first answer',
  run: async ({ quick }) => {
    const results = await measureInTurns([{ name: 'skyrig', run: startAfresh }], { rounds: quick ? 4 : 15 });
    return [
      { what: "import '@skyrig/cloud'", unit: 'ms', ...compare(results, 'import') },
      { what: 'createCloud() after import', unit: 'ms', budget: 5, ...compare(results, 'create') },
      { what: 'first request, DynamoDB', unit: 'ms', budget: 60, ...compare(results, 'dynamodb') },
      { what: 'first request, SQS', unit: 'ms', budget: 60, ...compare(results, 'sqs') },
    ];
  },
};
