/** `run-benchmark.ts NAME SETTINGS`: runs one benchmark in this process and sends its rows to the parent. */
import { allBenchmarks } from './all-benchmarks.ts';
import type { Settings } from './benchmark.ts';

const [name, settings = '{}'] = process.argv.slice(2);
const benchmark = allBenchmarks.find((each) => each.name === name);
if (!benchmark) throw new Error(`There is no benchmark ${name}`);
const rows = await benchmark.run(JSON.parse(settings) as Settings);
process.send?.(rows, () => process.exit());
