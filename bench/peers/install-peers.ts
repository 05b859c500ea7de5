/** `npm run bench:peers [-- NAME…]`: installs what Skyrig is measured beside into node_modules/.cache/skyrig-peers. */
import { mkdirSync, rmSync } from 'node:fs';

import { runToEnd } from '../child-process.ts';
import { allPeers } from './all-peers.ts';
import { isInstalled, peerFolder } from './peer.ts';

const wanted = process.argv.slice(2);
for (const peer of allPeers) {
  if (wanted.length > 0 && !wanted.includes(peer.name)) continue;
  if (isInstalled(peer)) {
    console.log(`${peer.name}: installed already`);
    continue;
  }
  const folder = peerFolder(peer);
  mkdirSync(folder, { recursive: true });
  try {
    for (const command of peer.install(folder)) await runToEnd({ cwd: folder, ...command });
    console.log(`${peer.name}: installed`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    console.log(`${peer.name}: left out, it cannot be installed here. ${(error as Error).message.trim()}`);
  }
}
