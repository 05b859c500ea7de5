import { StoreFamily } from '../../kernel/store-family.ts';
import { StoreMap } from '../../kernel/store-map.ts';

/** A state's maps and values as plain data. */
export type StateRecord = Readonly<
  Record<
    string,
    | { readonly map: readonly (readonly [unknown, unknown])[] }
    | { readonly family: readonly (readonly [string, readonly (readonly [unknown, unknown])[]])[] }
    | { readonly value: unknown }
  >
>;

/** One change of a state: a field's whole value, an entry of a map, an entry of a family's map, or a dropped map. */
export type Change =
  | readonly [cell: string, field: string, 'value', value: unknown]
  | readonly [cell: string, field: string, 'entry', key: unknown, value: unknown]
  | readonly [cell: string, field: string, 'member', name: string, key: unknown, value: unknown]
  | readonly [cell: string, field: string, 'drop', name: string];

export function formatState(state: object): StateRecord {
  const record: Record<string, StateRecord[string]> = {};
  for (const [field, value] of Object.entries(state)) {
    if (value instanceof StoreMap) record[field] = { map: [...value.entries()] };
    else if (value instanceof StoreFamily) {
      const family = value as StoreFamily<unknown, unknown>;
      record[field] = { family: [...family.names()].map((name) => [name, [...family.of(name).entries()]] as const) };
    } else record[field] = { value };
  }
  return record;
}

/** Fills a fresh state; fields that the state no longer has are left out. */
export function fillState(state: Record<string, unknown>, record: StateRecord): void {
  for (const [field, saved] of Object.entries(record)) {
    const target = state[field];
    if ('map' in saved && target instanceof StoreMap) for (const [key, value] of saved.map) target.set(key, value);
    else if ('family' in saved && target instanceof StoreFamily) {
      for (const [name, entries] of saved.family) for (const [key, value] of entries) target.of(name).set(key, value);
    } else if ('value' in saved) state[field] = saved.value;
  }
}

export function applyChange(state: Record<string, unknown>, change: Change): void {
  const field = change[1];
  const target = state[field];
  if (change[2] === 'value') state[field] = change[3];
  else if (change[2] === 'entry' && target instanceof StoreMap) setOrDelete(target, change[3], change[4]);
  else if (change[2] === 'member' && target instanceof StoreFamily)
    setOrDelete(target.of(change[3]), change[4], change[5]);
  else if (change[2] === 'drop' && target instanceof StoreFamily) target.drop(change[3]);
}

function setOrDelete(map: StoreMap<unknown, unknown>, key: unknown, value: unknown): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
