import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { findFreePort, startServer, type Command, type StartedServer } from '../child-process.ts';

/** Something else that answers AWS's calls, measured beside Skyrig as a process of its own; never a dependency. */
export interface Peer {
  readonly name: string;
  /** What of it is measured. */
  readonly services: readonly ('dynamodb' | 'sqs' | 'lambda')[];
  /** A file that is there once it is installed. */
  readonly installed: string;
  /** Each run in turn, in its folder. */
  install(folder: string): readonly Command[];
  start(folder: string, port: number): Command;
  /** Answers once it can be used. @defaultValue '/' */
  readonly healthPath?: string;
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/skyrig-peers', import.meta.url));

export const peerFolder = ({ name }: Peer): string => join(cache, name);

export const isInstalled = (peer: Peer): boolean => existsSync(join(peerFolder(peer), peer.installed));

/** Starts an installed peer on a free port. */
export async function startPeer(peer: Peer): Promise<StartedServer> {
  const port = await findFreePort();
  const folder = peerFolder(peer);
  return startServer({ cwd: folder, ...peer.start(folder, port) }, port, peer.healthPath ?? '/');
}
