import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { skyrigError } from '../../kernel/skyrig-error.ts';
import { formatFrame, parseFrames } from './frames.ts';

const LOCK = 'lock';

/** What a folder holds. */
export interface SavedData {
  readonly checkpoint: unknown;
  readonly changes: readonly unknown[];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The generations that a folder has files of, oldest first. */
function generations(folder: string): number[] {
  const found = readdirSync(folder).flatMap((name) => /^checkpoint-(\d+)\.bin$/.exec(name)?.[1] ?? []);
  return found.map(Number).sort((a, b) => a - b);
}

function damaged(file: string, at: number, what: string): Error {
  return skyrigError(
    'DAMAGED_DATA',
    `${file} is damaged at byte ${at}: ${what}. Nothing was changed and the file is kept. ` +
      'Restore it from a copy, move it away to start from an empty cloud, or choose another folder with --persist.',
  );
}

/**
 * A folder with one checkpoint (the whole state) and a journal of the changes since. A generation
 * counts up with every checkpoint; older ones are removed only once the new one is complete.
 */
export class DataFolder {
  readonly #folder: string;
  #generation = 0;
  #journal: number | undefined;
  #written = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    this.#lock();
  }

  /** Bytes in the journal. */
  get journalBytes(): number {
    return this.#written;
  }

  /** Reads what was saved; undefined for a new folder. Throws, naming the file, when one is damaged. */
  load(): SavedData | undefined {
    const generation = generations(this.#folder).at(-1);
    if (generation === undefined) return undefined;
    this.#generation = generation;
    const checkpointFile = this.#file('checkpoint', generation);
    const checkpoint = parseFrames(readFileSync(checkpointFile));
    if (checkpoint.damagedAt !== undefined || checkpoint.values.length !== 1) {
      throw damaged(
        checkpointFile,
        checkpoint.damagedAt ?? checkpoint.length,
        'the checkpoint is incomplete or its checksum is wrong',
      );
    }
    return { checkpoint: checkpoint.values[0], changes: this.#loadJournal(generation) };
  }

  /** Writes the whole state as a new generation, and starts its journal. */
  checkpoint(state: unknown): void {
    const next = this.#generation + 1;
    const file = this.#file('checkpoint', next);
    const partial = `${file}.partial`;
    writeFileSync(partial, formatFrame(state));
    const handle = openSync(partial, 'r+');
    fsyncSync(handle);
    closeSync(handle);
    if (this.#journal !== undefined) closeSync(this.#journal);
    this.#journal = openSync(this.#file('journal', next), 'w');
    this.#written = 0;
    renameSync(partial, file);
    this.#generation = next;
    this.#removeOlder();
  }

  /** Appends to the journal; when it returns, a killed process loses nothing of it. */
  append(changes: unknown): void {
    if (this.#journal === undefined) throw new Error('The journal is not open');
    const frame = formatFrame(changes);
    for (let at = 0; at < frame.length;) at += writeSync(this.#journal, frame, at);
    this.#written += frame.length;
  }

  close(): void {
    if (this.#journal !== undefined) closeSync(this.#journal);
    this.#journal = undefined;
    rmSync(join(this.#folder, LOCK), { force: true });
  }

  #file(kind: 'checkpoint' | 'journal', generation: number): string {
    return join(this.#folder, `${kind}-${generation}.${kind === 'checkpoint' ? 'bin' : 'log'}`);
  }

  #loadJournal(generation: number): unknown[] {
    const file = this.#file('journal', generation);
    if (!existsSync(file)) throw damaged(file, 0, 'the journal is missing');
    const bytes = readFileSync(file);
    const { values, length, damagedAt } = parseFrames(bytes);
    if (damagedAt !== undefined) throw damaged(file, damagedAt, 'the checksum of an entry is wrong');
    // The process was killed while it wrote an entry that nobody had been told of yet.
    if (length < bytes.length) truncateSync(file, length);
    return values;
  }

  #removeOlder(): void {
    for (const name of readdirSync(this.#folder)) {
      const generation = /^(?:checkpoint|journal)-(\d+)\./.exec(name)?.[1];
      if (generation !== undefined && Number(generation) < this.#generation) rmSync(join(this.#folder, name));
    }
  }

  #lock(): void {
    const file = join(this.#folder, LOCK);
    if (existsSync(file)) {
      const pid = Number(readFileSync(file, 'utf8'));
      if (pid !== process.pid && Number.isInteger(pid) && pid > 0 && isAlive(pid)) {
        throw skyrigError(
          'DATA_IN_USE',
          `${this.#folder} is in use by process ${pid}. Stop that cloud first, or choose another folder.`,
        );
      }
    }
    writeFileSync(file, String(process.pid));
  }
}
