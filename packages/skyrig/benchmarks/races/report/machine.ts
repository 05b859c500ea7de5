import { arch, availableParallelism, platform } from 'node:os';

/** The class of machine, for people to judge milliseconds by. */
export function describeMachine(): string {
  return `${String(availableParallelism())} shared cores (${platform()} ${arch()}), Node.js ${process.versions.node}`;
}
