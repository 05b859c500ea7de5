import { StoreFamily } from '../../kernel/store-family.ts';
import { StoreMap } from '../../kernel/store-map.ts';
import type { Cell } from '../../kernel/world.ts';
import type { Change } from './world-records.ts';

interface Watched {
  readonly cell: Cell;
  readonly id: string;
  /** Fields that are neither maps nor families, as they were last written. */
  readonly values: Record<string, unknown>;
}

export function cellId({ service, account, region }: Pick<Cell, 'service' | 'account' | 'region'>): string {
  return `${service}|${account}|${region}`;
}

/** Collects every change of every state it watches. */
export class StateWatcher {
  readonly #watched = new Map<string, Watched>();
  #changes: Change[] = [];

  /** Starts watching a cell, or watches the state that has replaced its old one. */
  watch(cell: Cell): void {
    const id = cellId(cell);
    const values: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(cell.state)) {
      if (value instanceof StoreMap)
        value.onChange = (key, entry) => void this.#changes.push([id, field, 'entry', key, entry]);
      else if (value instanceof StoreFamily) this.#watchFamily(id, field, value);
      else values[field] = value;
    }
    this.#watched.set(id, { cell, id, values });
  }

  /** What has changed since the last call. */
  take(): Change[] {
    for (const { cell, id, values } of this.#watched.values()) {
      for (const field in values) {
        const value = (cell.state as Record<string, unknown>)[field];
        if (value === values[field]) continue;
        values[field] = value;
        this.#changes.push([id, field, 'value', value]);
      }
    }
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  #watchFamily(id: string, field: string, family: StoreFamily<unknown, unknown>): void {
    family.onChange = (name, key, value) => {
      this.#changes.push(key === undefined ? [id, field, 'drop', name] : [id, field, 'member', name, key, value]);
    };
    for (const name of family.names()) family.of(name);
  }
}
