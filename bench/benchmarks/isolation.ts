import { fileURLToPath } from 'node:url';
import { startTestCloud } from 'skyrig';

import type { Benchmark } from '../benchmark.ts';
import { compare, measureInTurns, timeMs } from '../measure.ts';

const template = fileURLToPath(new URL('../chain/template.yaml', import.meta.url));

export const isolationBenchmark: Benchmark = {
  name: 'isolation',
  summary: 'what it costs each test to find the state that beforeAll deployed',
  run: async ({ quick }) => {
    await using cloud = await startTestCloud();
    const deploy = await timeMs(() => cloud.deploy(template));
    cloud.mark();
    const run = async () => {
      await cloud.stack().queue('End').send({ id: 't-1' });
      const rewind = await timeMs(() => cloud.rewind());
      const left = await cloud.stack().queue('End').messages();
      if (left.length > 0) throw new Error('A message has outlived rewind()');
      const fork = await timeMs(async () => (await cloud.fork()).close());
      return { rewind: [rewind], fork: [fork] };
    };
    const results = await measureInTurns([{ name: 'skyrig', run }], { rounds: quick ? 20 : 100, warmups: 5 });
    return [
      { what: 'deploy a stack of ten resources, cold', unit: 'ms', ours: { median: deploy, p95: deploy, count: 1 } },
      { what: 'rewind to the mark between two tests', unit: 'ms', ...compare(results, 'rewind') },
      { what: 'fork for a concurrent test, with its own port', unit: 'ms', ...compare(results, 'fork') },
    ];
  },
};
