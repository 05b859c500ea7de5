import type { DeployedStack } from '@skyrig/cloud';

/** Shorter ones could be words of any text. */
const SHORTEST = 6;

/** Names that templates give to resources, by the names these have in the cloud: those that mean one thing only. */
export function logicalNames(stacks: readonly DeployedStack[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const logicalIds = stacks.flatMap(({ resources }) => Object.keys(resources));
  for (const stack of stacks) {
    for (const [logicalId, { physicalId }] of Object.entries(stack.resources)) {
      // Queues are known by their URLs; what stands in traces is the name.
      const name = physicalId.split('/').at(-1) ?? physicalId;
      if (name.length < SHORTEST || name === logicalId) continue;
      const isOne = logicalIds.filter((other) => other === logicalId).length === 1;
      names.set(name, isOne ? logicalId : `${stack.name}/${logicalId}`);
    }
  }
  return names;
}
