import type { Kernel } from '../../kernel/kernel.ts';
import type { Ports } from '../../services/ports.ts';
import { KERNEL_CELL } from '../../kernel/kernel-state.ts';
import { DataFolder, type SavedData } from './data-folder.ts';
import { cellId, StateWatcher } from './state-watcher.ts';
import { applyChange, fillState, formatState, type Change, type StateRecord } from './world-records.ts';

const FORMAT = 1;
/** A journal larger than this is folded into a new checkpoint. */
const MAX_JOURNAL_BYTES = 64 * 1024 * 1024;

interface SavedCheckpoint {
  readonly format: number;
  readonly clockBase: number;
  readonly cells: readonly {
    readonly service: string;
    readonly account: string;
    readonly region: string;
    readonly state: StateRecord;
  }[];
}

interface SavedChanges {
  readonly clockBase: number;
  readonly changes: readonly Change[];
}

/** Keeps a cloud's state in a folder: every acknowledged write is there after a `kill -9`. */
export class Journal {
  readonly #kernel: Kernel<Ports>;
  readonly #folder: DataFolder;
  readonly #watcher = new StateWatcher();
  #clockBase = Number.NaN;
  #replaced = false;

  private constructor(kernel: Kernel<Ports>, folder: DataFolder) {
    this.#kernel = kernel;
    this.#folder = folder;
  }

  /** Reads what the folder holds into a fresh cloud, then writes down every further change. */
  static async open(kernel: Kernel<Ports>, path: string): Promise<Journal> {
    const folder = new DataFolder(path);
    try {
      const saved = folder.load();
      if (saved) await restoreSaved(kernel, saved);
    } catch (error) {
      folder.close();
      throw error;
    }
    const journal = new Journal(kernel, folder);
    journal.#start();
    return journal;
  }

  /** Folds the journal into a checkpoint and lets go of the folder. */
  close(): void {
    this.#kernel.afterStep = undefined;
    this.#kernel.world.onCell = undefined;
    this.#checkpoint();
    this.#folder.close();
  }

  #start(): void {
    const { world } = this.#kernel;
    for (const cell of world.cells()) this.#watcher.watch(cell);
    world.onCell = (cell) => {
      this.#watcher.watch(cell);
      this.#replaced = true;
    };
    this.#kernel.afterStep = () => this.#write();
    this.#checkpoint();
  }

  #write(): void {
    const changes = this.#watcher.take();
    if (this.#replaced || this.#folder.journalBytes > MAX_JOURNAL_BYTES) {
      this.#checkpoint();
      return;
    }
    const clockBase = this.#kernel.clock.base;
    if (changes.length === 0 && clockBase === this.#clockBase) return;
    this.#clockBase = clockBase;
    const entry: SavedChanges = { clockBase, changes };
    this.#folder.append(entry);
  }

  #checkpoint(): void {
    this.#watcher.take();
    this.#replaced = false;
    this.#clockBase = this.#kernel.clock.base;
    const cells = this.#kernel.world.cells().map(({ state, ...place }) => ({ ...place, state: formatState(state) }));
    const checkpoint: SavedCheckpoint = { format: FORMAT, clockBase: this.#clockBase, cells };
    this.#folder.checkpoint(checkpoint);
  }
}

async function restoreSaved(kernel: Kernel<Ports>, { checkpoint, changes }: SavedData): Promise<void> {
  const { cells, clockBase } = checkpoint as SavedCheckpoint;
  const entries = changes as readonly SavedChanges[];
  const services = new Set(cells.map(({ service }) => service));
  for (const entry of entries) for (const [id] of entry.changes) services.add(id.split('|')[0] ?? '');
  services.delete(KERNEL_CELL);
  for (const service of services) await kernel.registry.load(service);
  const stateOf = (id: string): Record<string, unknown> => {
    const [service = '', account = '', region = ''] = id.split('|');
    return kernel.cell(service, account, region).state as Record<string, unknown>;
  };
  for (const cell of cells) fillState(stateOf(cellId(cell)), cell.state);
  for (const entry of entries) for (const change of entry.changes) applyChange(stateOf(change[0]), change);
  kernel.clock.base = entries.at(-1)?.clockBase ?? clockBase;
  kernel.resume();
}
