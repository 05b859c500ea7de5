import type { StoreKey } from '../../../kernel/compare-keys.ts';
import type { StoreMap } from '../../../kernel/store-map.ts';
import type { IamContext } from '../state.ts';
import { keyOf } from './entity.ts';
import { under } from './listing.ts';

/* Gives every entry below `from` the key that `rekey` makes of it. */
function move<K extends readonly StoreKey[], V>(
  map: StoreMap<K, V>,
  from: readonly string[],
  rekey: (key: K) => K,
): void {
  for (const [key, value] of under(map, ...from)) {
    map.delete(key);
    map.set(rekey(key), value);
  }
}

/** Takes what a user or group has along to its new name. */
export function moveBelongings(kind: 'user' | 'group', oldName: string, newName: string, { state }: IamContext): void {
  const [from, to] = [keyOf(oldName), keyOf(newName)];
  for (const [[, , arn]] of under(state.attachedPolicies, kind, from)) {
    state.attachments.delete([arn, kind, from]);
    state.attachments.set([arn, kind, to], true);
  }
  move(state.attachedPolicies, [kind, from], ([, , arn]) => [kind, to, arn] as const);
  move(state.inlinePolicies, [kind, from], ([, , policy]) => [kind, to, policy] as const);
  const [own, other] = kind === 'user' ? [state.groupsOfUsers, state.members] : [state.members, state.groupsOfUsers];
  for (const [[, partner]] of under(own, from)) {
    other.delete([partner, from]);
    other.set([partner, to], true);
  }
  move(own, [from], ([, partner]) => [to, partner] as const);
  if (kind === 'group') return;
  for (const [[, id]] of under(state.accessKeysOfUsers, from)) {
    const key = state.accessKeys.get(id);
    if (key) state.accessKeys.set(id, { ...key, userName: newName });
  }
  move(state.accessKeysOfUsers, [from], ([, id]) => [to, id] as const);
}
