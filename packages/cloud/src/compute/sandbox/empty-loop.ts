/** Who waits for the code's event loop to become empty. */
export class EmptyLoop {
  readonly #waiters: (() => void)[] = [];
  #otherwise: (() => void) | undefined;

  /** Whether the code itself waits for it. */
  get isAwaited(): boolean {
    return this.#waiters.length > 0;
  }

  wait(): Promise<void> {
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** What is to happen, once, if nobody waits. */
  otherwise(run: () => void): void {
    this.#otherwise = run;
  }

  /** It is empty. Answers whether that was news to anybody. */
  tell(): boolean {
    const told = this.isAwaited ? this.#waiters.splice(0) : this.#otherwise ? [this.#otherwise] : [];
    if (told.length > 0) this.#otherwise = undefined;
    for (const waiter of told) waiter();
    return told.length > 0;
  }

  forget(): void {
    this.#otherwise = undefined;
    this.#waiters.length = 0;
  }
}
