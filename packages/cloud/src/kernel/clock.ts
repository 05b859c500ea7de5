import { skyrigError } from './skyrig-error.ts';
import type { Host } from './host.ts';

export type ClockMode = 'real' | 'virtual';

/** The cloud's time. Real time runs by itself (and may be moved ahead); virtual time moves only when told. */
export class Clock {
  readonly mode: ClockMode;
  readonly #host: Host;
  /** The time itself when virtual; what is added to real time otherwise. */
  #base: number;

  constructor(mode: ClockMode, host: Host, startMs: number | undefined) {
    this.mode = mode;
    this.#host = host;
    this.#base = mode === 'virtual' ? (startMs ?? host.now()) : (startMs ?? host.now()) - host.now();
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.mode === 'virtual' ? this.#base : this.#host.now() + this.#base;
  }

  /** Moves ahead to an instant; never back. */
  moveTo(instantMs: number): void {
    const ahead = instantMs - this.now();
    if (!Number.isFinite(instantMs)) {
      throw skyrigError(
        'CLOCK',
        `The clock cannot move to ${String(instantMs)}: give a finite time in ms since the epoch.`,
      );
    }
    if (ahead > 0) this.#base = this.mode === 'virtual' ? instantMs : this.#base + ahead;
  }

  /** How far real time has been moved ahead, or the virtual time itself; what the journal keeps. */
  get base(): number {
    return this.#base;
  }

  set base(base: number) {
    this.#base = base;
  }

  /** Sets the time as a snapshot had it, which may be in the past. Real time keeps its own. */
  rewindTo(instantMs: number): void {
    if (this.mode === 'virtual') this.#base = instantMs;
  }
}
