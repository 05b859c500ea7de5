import { randomWalk } from '@skyrig/cloud';
import { openSubject } from './open-subject.ts';
import { subjects } from './subjects.ts';

/*
 * What one warm run of each subject costs, in milliseconds of processor time and of wall time, slowest first:
 *   npx tsx --conditions=@skyrig/source packages/skyrig/benchmarks/races/time-subjects.ts [runs]
 */
const runs = Number(process.argv[2] ?? 40);

async function timeOne(
  subject: (typeof subjects)[number],
): Promise<readonly [name: string, cpu: number, wall: number]> {
  await using open = await openSubject(subject);
  for (let seed = 0; seed < 5; seed++) await open.run(randomWalk(seed));
  const used = process.cpuUsage();
  const walls: number[] = [];
  for (let seed = 0; seed < runs; seed++) {
    const started = performance.now();
    await open.run(randomWalk(seed));
    walls.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(used);
  const median = walls.sort((a, b) => a - b)[runs >> 1] ?? 0;
  return [subject.name, (user + system) / 1000 / runs, median];
}

const times: (readonly [string, number, number])[] = [];
for (const subject of subjects) times.push(await timeOne(subject));
for (const [name, cpu, wall] of times.sort((a, b) => b[1] - a[1])) {
  process.stdout.write(`${name.padEnd(28)} ${cpu.toFixed(1).padStart(6)} cpu ${wall.toFixed(1).padStart(6)} wall\n`);
}
