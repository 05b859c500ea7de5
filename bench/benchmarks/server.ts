import type { Benchmark } from '../benchmark.ts';
import { residentMegabytes, type StartedServer } from '../child-process.ts';
import { compare, measureInTurns, type Contender } from '../measure.ts';
import { allPeers } from '../peers/all-peers.ts';
import { isInstalled, startPeer } from '../peers/peer.ts';
import { startSkyrig } from '../skyrig-server.ts';

const IDLE_MS = 1000;

function starting(name: string, start: () => Promise<StartedServer>): Contender {
  return {
    name,
    run: async () => {
      const server = await start();
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      const memory = await residentMegabytes(server.pid);
      await server.close();
      return { start: [server.startedInMs], memory: [memory] };
    },
  };
}

export const serverBenchmark: Benchmark = {
  name: 'server',
  summary: 'skyrig start: until it answers, and its memory when idle',
  run: async ({ quick }) => {
    const peers = allPeers.filter((peer) => peer.services.length > 0 && isInstalled(peer));
    const contenders = [
      starting('skyrig', startSkyrig),
      ...peers.map((peer) => starting(peer.name, () => startPeer(peer))),
    ];
    const results = await measureInTurns(contenders, { rounds: quick ? 2 : 7 });
    return [
      { what: 'skyrig start until /_skyrig/health answers', unit: 'ms', budget: 500, ...compare(results, 'start') },
      { what: 'memory of the idle server', unit: 'MB', budget: 120, ...compare(results, 'memory') },
    ];
  },
};
