import type { WireRequest, WireResponse } from '../types.ts';

/**
 * The requests of one environment's code, counted. Between invocations the environment is frozen: requests that start
 * then, and responses that arrive then, wait for the next one. Counts are the present invocation's.
 */
export class RequestLedger {
  readonly #open = new Map<symbol, string>();
  readonly #onDelivery: () => void;
  /** Since the handler has returned. */
  #unawaited: string[] | undefined;
  #generation = 0;
  #started = 0;
  #handed = 0;
  #delivered = 0;
  #isClosed = false;
  #thawed: { readonly promise: Promise<void>; readonly open: () => void } | undefined;

  constructor(onDelivery: () => void) {
    this.#onDelivery = onDelivery;
  }

  get started(): number {
    return this.#started;
  }

  /** Responses that the code has had the turns to act upon. */
  get delivered(): number {
    return this.#delivered;
  }

  /** Requests that the handler left open when it returned, or that were made after, whether answered by now or not. */
  get unawaited(): readonly string[] {
    return this.#unawaited ?? [];
  }

  get openCount(): number {
    return this.#open.size;
  }

  async send(request: WireRequest, pass: () => Promise<WireResponse>): Promise<WireResponse> {
    const key = Symbol('request');
    await this.#thawed?.promise;
    if (this.#isClosed) return never();
    const generation = this.#generation;
    this.#started += 1;
    const name = `request ${request.method} ${request.url}`;
    this.#open.set(key, name);
    this.#unawaited?.push(name);
    try {
      return await pass();
    } finally {
      await this.#thawed?.promise;
      this.#open.delete(key);
      if (this.#isClosed) await never();
      if (generation === this.#generation) this.#handed += 1;
      this.#onDelivery();
    }
  }

  /** The handler has returned: it does not wait for what is open, or made from now on. */
  handlerReturned(): void {
    this.#unawaited = [...this.#open.values()];
  }

  /** The code is at rest: it has acted upon every response that it was handed. */
  acknowledge(): void {
    this.#delivered = this.#handed;
  }

  thaw(): void {
    this.#generation += 1;
    this.#unawaited = undefined;
    this.#started = this.#handed = this.#delivered = 0;
    this.#thawed?.open();
    this.#thawed = undefined;
  }

  freeze(): void {
    let open = (): void => undefined;
    const promise = new Promise<void>((resolve) => (open = resolve));
    this.#thawed = { promise, open };
  }

  /** Nothing is sent or delivered any more. */
  close(): void {
    this.#isClosed = true;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
