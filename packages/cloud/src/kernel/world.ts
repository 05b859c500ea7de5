import { StoreFamily } from './store-family.ts';
import { StoreMap } from './store-map.ts';

/** A service's state in one account and region, or the kernel's own. `state` is replaced when the world is restored. */
export interface Cell {
  readonly service: string;
  readonly account: string;
  readonly region: string;
  state: object;
}

/** The states of a world at one moment; immutable, and shares structure with the world it was taken from. */
export type WorldSnapshot = ReadonlyMap<string, Omit<Cell, 'state'> & { readonly state: object }>;

/** Copies a state: its maps copy-on-write, its immutable values as they are. */
export function cloneState(state: object): object {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(state)) {
    copy[name] = value instanceof StoreMap || value instanceof StoreFamily ? value.clone() : value;
  }
  return copy;
}

/** Every state of a cloud, by service, account and region. */
export class World {
  readonly #cells = new Map<string, Cell>();
  /** Called for each state that comes into being or is replaced; the journal listens. */
  onCell: ((cell: Cell) => void) | undefined;

  /** The cell of that place, made when first asked for. */
  cell(service: string, account: string, region: string, create: () => object): Cell {
    const id = `${service}|${account}|${region}`;
    let cell = this.#cells.get(id);
    if (!cell) {
      cell = { service, account, region, state: create() };
      this.#cells.set(id, cell);
      this.onCell?.(cell);
    }
    return cell;
  }

  cells(): readonly Cell[] {
    return [...this.#cells.values()];
  }

  places(service: string): { account: string; region: string }[] {
    return this.cells()
      .filter((cell) => cell.service === service)
      .map(({ account, region }) => ({ account, region }));
  }

  snapshot(): WorldSnapshot {
    const copy = new Map<string, Cell>();
    for (const [id, cell] of this.#cells) copy.set(id, { ...cell, state: cloneState(cell.state) });
    return copy;
  }

  /** Makes every state what it was. Cells that the snapshot lacks get a fresh state from `createState`. */
  restore(snapshot: WorldSnapshot, createState: (service: string) => object): void {
    for (const [id, cell] of this.#cells) {
      const saved = snapshot.get(id);
      cell.state = saved ? cloneState(saved.state) : createState(cell.service);
      this.onCell?.(cell);
    }
    for (const [id, saved] of snapshot) {
      if (this.#cells.has(id)) continue;
      const cell = { ...saved, state: cloneState(saved.state) };
      this.#cells.set(id, cell);
      this.onCell?.(cell);
    }
  }
}
