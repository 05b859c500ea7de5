import { ReplayedOrder } from '../../../src/lab/replay/replayed-order.ts';
import { parseToken } from '../../../src/lab/replay/token.ts';
import { subjects } from '../subjects.ts';
import { openBench } from './subject-bench.ts';

/*
 * Replays tokens in a process of its own. Reads lines `subject token` and writes lines `subject true|false`: whether the bug
 * showed and every change of order was made.
 */
let input = '';
for await (const chunk of process.stdin) input += String(chunk);

for (const line of input.split('\n').filter((text) => text !== '')) {
  const [name = '', token = ''] = line.split(' ');
  const subject = subjects.find((candidate) => candidate.name === name);
  if (!subject) throw new Error(`There is no subject ${JSON.stringify(name)}`);
  await using bench = await openBench(subject);
  const order = new ReplayedOrder(parseToken(token).deviations);
  const { outcome } = await (await bench.start()).run(order);
  process.stdout.write(`${name} ${String(outcome === 'failed' && order.missed.length === 0)}\n`);
}
