import type { CallResult, ErrorReport } from '../sandbox/sandbox-host.ts';
import { errorPayload } from '../sandbox/error-report.ts';
import type { EnvironmentActivity, LogEntry, WireRequest, WireResponse } from '../types.ts';
import { createScriptNode, inputKey, type Input, isSameRequest, type ScriptNode } from './invocation-script.ts';

export type CallEnd = CallResult & { readonly crashed: boolean };
type Activity = Omit<EnvironmentActivity, 'running'>;

/** The code of one call, which is run only if it is not known what it does. */
export interface CodeOfCall {
  readonly functionName: string;
  run(): Promise<CallEnd>;
  activity(): Activity;
  /** Whether nothing is left of the call, so that the next one is as if it were the first. */
  hasLeftNothing(): boolean;
}

/** The cloud, for one call. */
export interface CallHost {
  now(): number;
  send(request: WireRequest): Promise<WireResponse>;
  log(entry: LogEntry): void;
  changed(): void;
}

/** A request that the cloud has got. */
interface Sent {
  readonly request: WireRequest;
  readonly response: Promise<WireResponse>;
}

/**
 * One invocation, by its script as far as that goes: code without a memory of its own, with the same event, at the same
 * time and with the same random numbers, does the same after the same answers. Where an answer is new the code is run
 * after all, is given what was given before, and what it does then becomes a part of the script.
 */
export class ScriptedCall {
  readonly #host: CallHost;
  readonly #code: CodeOfCall;
  readonly #sent: Sent[] = [];
  readonly #given: Input[] = [];
  /** How many requests there were before each of the given inputs. */
  readonly #sentBefore: number[] = [];
  readonly #arrived: Input[] = [];
  #wake: (() => void) | undefined;
  #hasFailed = false;
  /** Where the script is read or written. */
  #node: ScriptNode;
  /** What adds the new parts to the script, once the call has ended well. */
  readonly #news: (() => void)[] = [];
  /** By script; by the code, which is given what was given before; by the code, with what comes. */
  #mode: 'script' | 'forward' | 'live' | 'over' = 'script';
  #isWaiting = false;
  #isSpoilt = false;
  /** By request of the code, who waits for the answer. */
  readonly #waiters: ((response: WireResponse | Promise<WireResponse>) => void)[] = [];
  #fed = 0;
  #giveUp: ((end: CallEnd) => void) | undefined;

  constructor(host: CallHost, code: CodeOfCall, root: ScriptNode | undefined, keep: (root: ScriptNode) => void) {
    this.#host = host;
    this.#code = code;
    const start = root ?? createScriptNode();
    this.#node = start;
    if (root) return;
    this.#mode = 'live';
    this.#news.push(() => keep(start));
  }

  async run(): Promise<CallEnd> {
    while (this.#mode === 'script') {
      this.#perform();
      const { ending } = this.#node;
      if (ending) return { ...ending, crashed: false };
      await this.#take();
    }
    const broken = new Promise<CallEnd>((resolve) => (this.#giveUp = resolve));
    const end = await Promise.race([this.#code.run(), broken]);
    this.#finish(end);
    return end;
  }

  /** Nothing of it goes on. */
  dispose(): void {
    this.#mode = 'over';
  }

  activity(): Activity {
    if (this.#mode === 'live') return this.#code.activity();
    return {
      requestsStarted: this.#sent.length,
      responsesDelivered: this.#given.length,
      virtualTimers: 0,
      foreign: this.#isWaiting ? [] : ['computing'],
    };
  }

  /** A request of the code. */
  send(request: WireRequest): Promise<WireResponse> {
    if (this.#mode !== 'forward') return this.#sendLive(request);
    const known = this.#sent[this.#waiters.length];
    if (!known || !isSameRequest(known.request, request)) this.#break(`sent ${request.method} ${request.url}`);
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** A line of the code's log. */
  log(entry: LogEntry): void {
    if (this.#mode === 'forward') return;
    this.#node.outputs.push({ kind: 'log', entry });
    this.#host.log(entry);
  }

  /** The code does something that no script holds. */
  spoil(): void {
    this.#isSpoilt = true;
  }

  /** The code's activity has changed: it may have come to rest. */
  codeChanged(): void {
    if (this.#mode === 'forward') this.#feed();
    this.#host.changed();
  }

  #perform(): void {
    for (const output of this.#node.outputs) {
      if (output.kind === 'log') this.#host.log(output.entry);
      else this.#start(output.request);
    }
  }

  #start(request: WireRequest): void {
    const number = this.#sent.length;
    const response = this.#host.send(request);
    this.#sent.push({ request, response });
    response.then(
      (answer) => {
        this.#arrived.push({ request: number, response: answer, atMs: this.#host.now() });
        this.#wake?.();
      },
      () => {
        this.#hasFailed = true;
        this.#wake?.();
      },
    );
  }

  /** Goes on in the script with the next answer, or leaves it. */
  async #take(): Promise<void> {
    if (this.#arrived.length === 0 && !this.#hasFailed) {
      this.#isWaiting = true;
      this.#host.changed();
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#isWaiting = false;
      if (this.#mode === 'over') return never();
    }
    const input = this.#hasFailed ? undefined : this.#arrived.shift();
    if (input) {
      this.#sentBefore.push(this.#sent.length);
      this.#given.push(input);
    }
    const known = input && this.#node.next.get(inputKey(input));
    if (known) {
      this.#node = known;
      return;
    }
    // A request that failed was a matter of connections: the code finds out for itself, and nobody keeps it.
    if (input) this.#begin(input);
    else this.#isSpoilt = true;
    this.#mode = 'forward';
  }

  /** Begins a part of the script that is not known. */
  #begin(input: Input): void {
    const parent = this.#node;
    const child = createScriptNode();
    this.#node = child;
    this.#news.push(() => parent.next.set(inputKey(input), child));
  }

  /** Gives the code what was given before, one answer after the other, each when it has come to rest. */
  #feed(): void {
    const { foreign, responsesDelivered, requestsStarted } = this.#code.activity();
    if (foreign.length > 0 || responsesDelivered !== this.#fed || requestsStarted === 0) return;
    const input = this.#given[this.#fed];
    const expected = this.#sentBefore[this.#fed] ?? this.#sent.length;
    if (this.#waiters.length !== expected) return this.#break(`sent ${this.#waiters.length} requests, not ${expected}`);
    this.#fed += 1;
    if (this.#fed >= this.#given.length) this.#goLive();
    if (input) this.#waiters[input.request]?.(input.response);
  }

  /** The code has caught up: from here on it gets answers as they arrive. */
  #goLive(): void {
    this.#mode = 'live';
    const given = new Set(this.#given.map(({ request }) => request));
    for (const [number, { response }] of this.#sent.entries())
      if (!given.has(number)) this.#waiters[number]?.(this.#deliver(number, response));
  }

  #sendLive(request: WireRequest): Promise<WireResponse> {
    this.#node.outputs.push({ kind: 'request', request });
    const number = this.#sent.length;
    const response = this.#host.send(request);
    this.#sent.push({ request, response });
    return this.#deliver(number, response);
  }

  async #deliver(number: number, arriving: Promise<WireResponse>): Promise<WireResponse> {
    try {
      const response = await arriving;
      // Whether the code takes the one or the other of two answers first cannot be told.
      if (this.#code.activity().foreign.length > 0) this.#isSpoilt = true;
      this.#begin({ request: number, response, atMs: this.#host.now() });
      return response;
    } catch (error) {
      this.#isSpoilt = true;
      throw error;
    }
  }

  #finish(end: CallEnd): void {
    const isClean = !end.crashed && end.unhandled.length === 0 && end.stillRunningAfterReturn.length === 0;
    if (this.#isSpoilt || !isClean || this.#mode !== 'live' || !this.#code.hasLeftNothing()) return;
    this.#node.ending = end;
    for (const add of this.#news) add();
  }

  /** The code is not what it was taken for. What it has done by script cannot be taken back. */
  #break(what: string): void {
    const errorMessage = `${this.#code.functionName} ${what} when it was run again with the same event, time, random numbers and answers: it draws on something that is not the cloud's.`;
    const error: ErrorReport = { errorType: 'Skyrig.NotRepeatable', errorMessage, trace: [] };
    const payload = errorPayload(error);
    this.#giveUp?.({ payload, error, unhandled: [], stillRunningAfterReturn: [], memoryMb: 0, crashed: true });
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
