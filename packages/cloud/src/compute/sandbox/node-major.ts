/** The major version of a Node.js runtime such as `nodejs22.x`; 0 for any other runtime. */
export function nodeMajor(runtime: string): number {
  return Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? 0);
}
