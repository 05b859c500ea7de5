import type { Step } from './step.ts';
import type { Strategy } from './strategy.ts';

/** What the gate needs of the kernel. */
export interface GateBackend {
  /** Executes a step now. */
  execute(step: Step): void;
  /** Takes the next occurrence that is due, as a step. */
  takeDue(): Step | undefined;
  /** Every occurrence that is due, as steps; the one chosen is taken with `claim`. */
  dueSteps(): readonly Step[];
  claim(step: Step): void;
  /** Resolves when every actor is parked, waiting on the cloud's time, or finished. */
  quiet(): Promise<void>;
  nextActivity(): Promise<unknown>;
  turn(): Promise<void>;
  /** Called when nothing is due any more, to arm the real timer. */
  idle(): void;
  signal(): void;
}

const BURST = 512;

/**
 * The single point through which every request, delivery and start passes. `live` lets steps
 * through at once in the order of arrival; `controlled` parks them, waits for quiescence, sorts
 * what is parked by identity, and lets a strategy choose one after the other.
 */
export class Gate {
  readonly #backend: GateBackend;
  #strategy: Strategy | undefined;
  #parked: Step[] = [];
  readonly #parkedOf = new Map<string, number>();
  #driving = false;
  #resting = false;
  #onRest: (() => void)[] = [];
  #pumping = false;
  #closed = false;

  constructor(backend: GateBackend) {
    this.#backend = backend;
  }

  get mode(): 'live' | 'controlled' {
    return this.#strategy ? 'controlled' : 'live';
  }

  /** Steps that wait for a decision. */
  get parked(): readonly Step[] {
    return this.#parked;
  }

  /** Whether a strategy has something to decide, or is yet to find out. */
  get isDeciding(): boolean {
    return this.#driving && !this.#resting;
  }

  /** Calls the listener once, when nothing is left to decide. */
  onceAtRest(listener: () => void): void {
    this.#onRest.push(listener);
  }

  parkedOf(actorId: string): number {
    return this.#parkedOf.get(actorId) ?? 0;
  }

  /** Lets a strategy decide from now on. */
  control(strategy: Strategy): void {
    this.#strategy = strategy;
    if (!this.#driving) void this.#drive();
    // It may sleep until something happens, and somebody may want to know of what is due.
    else this.#backend.signal();
  }

  /** Back to the order of arrival; what is parked goes first. */
  release(): void {
    this.#strategy = undefined;
    const parked = this.#parked;
    this.#parked = [];
    this.#parkedOf.clear();
    for (const step of parked) this.#backend.execute(step);
    this.pump();
  }

  admit(step: Step): void {
    if (!this.#strategy) {
      this.#backend.execute(step);
      this.pump();
      return;
    }
    this.#parked.push(step);
    this.#parkedOf.set(step.actor.id, this.parkedOf(step.actor.id) + 1);
    this.#backend.signal();
  }

  /** Takes a parked step out, e.g. because its client has gone. */
  withdraw(step: Step): boolean {
    const position = this.#parked.indexOf(step);
    if (position === -1) return false;
    this.#parked.splice(position, 1);
    const left = this.parkedOf(step.actor.id) - 1;
    if (left > 0) this.#parkedOf.set(step.actor.id, left);
    else this.#parkedOf.delete(step.actor.id);
    return true;
  }

  /** Live: executes due occurrences soon, in a microtask of their own. Controlled: the strategy does. */
  pump(): void {
    if (this.#pumping || this.#strategy || this.#closed) return;
    this.#pumping = true;
    queueMicrotask(() => this.#burst());
  }

  /** Live: executes due occurrences now. */
  flush(): void {
    if (this.#strategy) return;
    for (let step = this.#backend.takeDue(); step; step = this.#backend.takeDue()) this.#backend.execute(step);
  }

  close(): void {
    this.#closed = true;
    this.#strategy = undefined;
    this.#parked = [];
    this.#parkedOf.clear();
    this.#backend.signal();
  }

  #burst(): void {
    for (let count = 0; count < BURST; count++) {
      const step = this.#strategy || this.#closed ? undefined : this.#backend.takeDue();
      if (!step) {
        this.#pumping = false;
        if (!this.#closed) this.#backend.idle();
        return;
      }
      this.#backend.execute(step);
    }
    void this.#backend.turn().then(() => this.#burst());
  }

  async #drive(): Promise<void> {
    this.#driving = true;
    this.#resting = false;
    while (this.#strategy && !this.#closed) {
      await this.#backend.quiet();
      const due = this.#backend.dueSteps();
      const enabled = [...this.#parked, ...due].sort((a, b) =>
        a.identity < b.identity ? -1 : a.identity > b.identity ? 1 : 0,
      );
      if (enabled.length === 0) {
        this.#backend.idle();
        this.#rest();
        await this.#backend.nextActivity();
        this.#resting = false;
        continue;
      }
      const step = this.#strategy?.pick(enabled);
      if (!step) continue;
      if (!this.withdraw(step)) this.#backend.claim(step);
      this.#backend.execute(step);
    }
    this.#driving = false;
    this.#rest();
  }

  #rest(): void {
    this.#resting = true;
    for (const listener of this.#onRest.splice(0)) listener();
  }
}
