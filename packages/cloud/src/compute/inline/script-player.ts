import type { CallResult } from '../sandbox/sandbox-host.ts';
import type { LogEntry, WireRequest, WireResponse } from '../types.ts';
import { type Input, inputKey, type Output, type ScriptNode } from './invocation-script.ts';

/** The cloud, for one call. */
export interface CallHost {
  now(): number;
  send(request: WireRequest): Promise<WireResponse>;
  log(entry: LogEntry): void;
  /** The call's activity has changed. */
  changed(): void;
}

/** An answer as it was given, and how much had been done by then. */
export interface Given extends Input {
  readonly outputsBefore: number;
}

/** Does what an invocation is known to do, for as long as it is given what it was given before. */
export class ScriptPlayer {
  readonly startedAtMs: number;
  readonly outputs: Output[] = [];
  readonly given: Given[] = [];
  /** The answers to its requests, in the order of the requests. */
  readonly answers: Promise<WireResponse>[] = [];
  readonly #host: CallHost;
  readonly #arrived: Input[] = [];
  #node: ScriptNode;
  #wake: (() => void) | undefined;
  #hasFailed = false;
  #isStopped = false;

  constructor(host: CallHost, root: ScriptNode) {
    this.#host = host;
    this.#node = root;
    this.startedAtMs = host.now();
  }

  /** Where in the script it is. */
  get node(): ScriptNode {
    return this.#node;
  }

  /** Whether it cannot go on before it is given an answer. */
  get isWaiting(): boolean {
    return this.#wake !== undefined;
  }

  /** Resolves with the end of the invocation, or with undefined where its script ends before it does. Never, once stopped. */
  async play(): Promise<CallResult | undefined> {
    for (;;) {
      for (const output of this.#node.outputs) if (!this.#isStopped) this.#do(output);
      await this.#unlessStopped();
      if (this.#node.ending) return this.#node.ending;
      await this.#anAnswer();
      await this.#unlessStopped();
      const [input] = this.#arrived;
      const next = input && this.#node.next.get(inputKey(input));
      // A request that failed was a matter of connections: the code finds out for itself.
      if (!input || !next) return undefined;
      this.#arrived.shift();
      this.given.push({ ...input, outputsBefore: this.outputs.length });
      this.#node = next;
    }
  }

  stop(): void {
    this.#isStopped = true;
  }

  #do(output: Output): void {
    this.outputs.push(output);
    if (output.kind === 'log') this.#host.log(output.entry);
    else this.#send(output.request);
  }

  #send(request: WireRequest): void {
    const number = this.answers.length;
    const answer = this.#host.send(request);
    this.answers.push(answer);
    const wake = (): void => {
      this.#wake?.();
      this.#wake = undefined;
    };
    answer.then(
      (response) => {
        this.#arrived.push({ request: number, response, atMs: this.#host.now() });
        wake();
      },
      () => {
        this.#hasFailed = true;
        wake();
      },
    );
  }

  async #anAnswer(): Promise<void> {
    if (this.#arrived.length > 0 || this.#hasFailed) return;
    const answered = new Promise<void>((resolve) => (this.#wake = resolve));
    this.#host.changed();
    await answered;
  }

  async #unlessStopped(): Promise<void> {
    if (this.#isStopped) await new Promise(() => undefined);
  }
}
