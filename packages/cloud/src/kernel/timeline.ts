import { StoreMap } from './store-map.ts';
import type { Occurrence } from './occurrence.ts';

type DueKey = readonly [due: number, order: number];

/** What the timeline keeps in the world, so that snapshots and the journal carry it. */
export interface TimelineState {
  /** Every occurrence by (due, order). */
  byDue: StoreMap<DueKey, Occurrence>;
  /** Those for which `settle({ leap: true })` moves the clock. */
  foreground: StoreMap<DueKey, true>;
  /** Where to find an occurrence by its name. */
  byName: StoreMap<string, DueKey>;
  order: number;
}

export function createTimelineState(): TimelineState {
  return { byDue: new StoreMap(), foreground: new StoreMap(), byName: new StoreMap(), order: 0 };
}

function nameOf(item: Pick<Occurrence, 'service' | 'account' | 'region' | 'kind' | 'key'>): string {
  return `${item.service}|${item.account}|${item.region}|${item.kind}|${item.key}`;
}

/** The queue of everything that will happen later; the only source of "later" in the cloud. */
export class Timeline {
  readonly #state: () => TimelineState;

  constructor(state: () => TimelineState) {
    this.#state = state;
  }

  /** Adds an occurrence, replacing one of the same name. */
  schedule(item: Omit<Occurrence, 'order'>): void {
    const state = this.#state();
    this.cancel(item);
    state.order += 1;
    const key: DueKey = [item.due, state.order];
    state.byDue.set(key, { ...item, order: state.order });
    if (!item.background) state.foreground.set(key, true);
    state.byName.set(nameOf(item), key);
  }

  /** Takes an occurrence away; answers whether there was one. */
  cancel(item: Pick<Occurrence, 'service' | 'account' | 'region' | 'kind' | 'key'>): boolean {
    const state = this.#state();
    const name = nameOf(item);
    const key = state.byName.get(name);
    if (!key) return false;
    state.byName.delete(name);
    state.byDue.delete(key);
    state.foreground.delete(key);
    return true;
  }

  find(item: Pick<Occurrence, 'service' | 'account' | 'region' | 'kind' | 'key'>): Occurrence | undefined {
    const key = this.#state().byName.get(nameOf(item));
    return key && this.#state().byDue.get(key);
  }

  /** The earliest occurrence, whether due yet or not. */
  next(): Occurrence | undefined {
    return this.#state().byDue.first()?.[1];
  }

  /** When the earliest foreground occurrence is due. */
  nextForegroundDue(): number | undefined {
    return this.#state().foreground.first()?.[0][0];
  }

  /** Everything due at `now`, in order. */
  due(now: number): Occurrence[] {
    const found: Occurrence[] = [];
    for (const [, item] of this.#state().byDue.range({ to: [now, Number.MAX_SAFE_INTEGER] })) found.push(item);
    return found;
  }

  /** Takes the earliest occurrence that is due at `now`. */
  takeDue(now: number): Occurrence | undefined {
    const item = this.next();
    if (!item || item.due > now) return undefined;
    this.cancel(item);
    return item;
  }

  /** Everything scheduled, in order of time. */
  list(): Occurrence[] {
    return [...this.#state().byDue.values()];
  }
}
