import { eventBusNotFound } from '../errors.ts';
import type { EventBridgeState, StoredBus } from '../state.ts';
import { busNameOf, DEFAULT_BUS } from './resource-names.ts';

const defaultBus: StoredBus = { name: DEFAULT_BUS, statements: [] };

/** Finds a bus by name; the default bus is always there. */
export function findBus(state: EventBridgeState, name: string): StoredBus | undefined {
  return state.buses.get(name) ?? (name === DEFAULT_BUS ? defaultBus : undefined);
}

/** The bus that a name or ARN means. */
export function getBus(state: EventBridgeState, nameOrArn: string | undefined): StoredBus {
  const name = busNameOf(nameOrArn);
  const bus = findBus(state, name);
  if (bus === undefined) throw eventBusNotFound(name);
  return bus;
}

/** Every bus, by name. */
export function listBuses(state: EventBridgeState): readonly StoredBus[] {
  const others = [...state.buses.values()].filter(({ name }) => name !== DEFAULT_BUS);
  return [state.buses.get(DEFAULT_BUS) ?? defaultBus, ...others].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
