/** The benchmarks one after the other, each in a process of its own; prints a table for each. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs, styleText } from 'node:util';

import { allBenchmarks } from './all-benchmarks.ts';
import type { Benchmark, Row, Settings } from './benchmark.ts';
import { describeMissingPeers } from './peers/peer-contenders.ts';
import { formatTable, isMet } from './results-table.ts';

const program = fileURLToPath(new URL('run-benchmark.ts', import.meta.url));

function runApart({ name }: Benchmark, settings: Settings): Promise<readonly Row[]> {
  return new Promise((resolve, reject) => {
    const execArgv = ['--expose-gc', '--max-old-space-size=8192', '--import', 'tsx'];
    const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
    const child = fork(program, [name, JSON.stringify(settings)], { execArgv, env });
    let rows: readonly Row[] | undefined;
    child.on('message', (message) => (rows = message as readonly Row[]));
    child.on('exit', (code) => (rows ? resolve(rows) : reject(new Error(`${name} ended with ${code} and no result.`))));
  });
}

function chooseBenchmarks(only: string | undefined): readonly Benchmark[] {
  if (only === undefined) return allBenchmarks;
  const names = only.split(',');
  const unknown = names.find((name) => !allBenchmarks.some((each) => each.name === name));
  if (unknown !== undefined) {
    const known = allBenchmarks.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}`);
    console.error(`There is no benchmark ${JSON.stringify(unknown)}. The benchmarks are:\n${known.join('\n')}`);
    process.exit(2);
  }
  return allBenchmarks.filter(({ name }) => names.includes(name));
}

function describeMachine(): string {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  const busy =
    load > availableParallelism() / 2
      ? styleText('yellow', ' The machine is busy: these are no figures to quote.')
      : '';
  return `Node ${process.versions.node}, ${availableParallelism()} × ${cpu?.model ?? 'unknown'}, load ${load.toFixed(1)}.${busy}`;
}

const usage = `npm run bench -- [--only NAME,NAME] [--quick] [--json FILE] [--no-build]
  --only      only these; an unknown name lists all
  --quick     fewer repetitions and smaller sizes
  --json      also writes the results as JSON
  --no-build  measures dist/ as it is`;

function readOptions(): { only?: string; json?: string; quick: boolean; help: boolean } {
  const no = { type: 'boolean', default: false } as const;
  try {
    const options = { only: { type: 'string' }, json: { type: 'string' }, quick: no, help: no } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exit(2);
  }
}

const values = readOptions();
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const chosen = chooseBenchmarks(values.only);
console.log(describeMachine());
const missing = describeMissingPeers();
if (missing !== undefined) console.log(missing);
const results: { name: string; rows: readonly (Row & { met?: boolean | undefined })[] }[] = [];
for (const benchmark of chosen) {
  console.log(`\n${styleText('bold', benchmark.name)}: ${benchmark.summary}`);
  try {
    const rows = await runApart(benchmark, { quick: values.quick });
    console.log(formatTable(rows));
    results.push({ name: benchmark.name, rows: rows.map((row) => ({ ...row, met: isMet(row) })) });
  } catch (error) {
    console.log(styleText('red', (error as Error).message));
    process.exitCode = 1;
  }
}
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine: describeMachine(), quick: values.quick, results }, null, 2)}\n`,
  );
}
