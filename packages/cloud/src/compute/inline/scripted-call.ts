import { errorPayload } from '../sandbox/error-report.ts';
import type { CallResult, ErrorReport } from '../sandbox/sandbox-host.ts';
import type { EnvironmentActivity, LogEntry, WireRequest, WireResponse } from '../types.ts';
import { CatchUp } from './catch-up.ts';
import { createScriptNode, inputKey, type ScriptNode } from './invocation-script.ts';
import { type CallHost, ScriptPlayer } from './script-player.ts';

export type CallEnd = CallResult & { readonly crashed: boolean };
type Activity = Omit<EnvironmentActivity, 'running'>;

/** The code of one call, which is run only where it is not known what it does. */
export interface CodeOfCall {
  /** Resolves with the error if that fails. */
  load(): Promise<ErrorReport | undefined>;
  run(): Promise<CallEnd>;
  activity(): Activity;
  /** Whether it had to do with nobody but the cloud, and nothing is left of it: the next call will be as if it were the first. */
  hasLeftNothing(): boolean;
}

/** What is known of calls that begin like this one. */
export interface CallScript {
  readonly root: ScriptNode | undefined;
  keep(root: ScriptNode): void;
  extend(parent: ScriptNode, key: string, child: ScriptNode): void;
  /** The code does not do the same each time. */
  refuse(difference: string): void;
}

/**
 * One invocation, by its script as far as that goes: code that remembers nothing, with the same event, at the same time
 * and with the same random numbers, does the same after the same answers. Where an answer is new the code is run after
 * all and catches up, of which nobody sees anything; then it goes on, and what it does becomes a part of the script, if
 * it ends in good order.
 */
export class ScriptedCall {
  readonly #host: CallHost;
  readonly #code: CodeOfCall;
  readonly #script: CallScript;
  readonly #player: ScriptPlayer | undefined;
  #catchUp: CatchUp | undefined;
  /** Whether the code does what it does for the first time. */
  #isLive = false;
  #isRunning = false;
  #isBroken = false;
  #isDisposed = false;
  /** Where the script goes on. */
  #node = createScriptNode();
  #sent = 0;
  #delivered = 0;
  /** What adds the new parts to the script. */
  readonly #news: (() => void)[] = [];
  #isSpoilt = false;
  #fail: (end: CallEnd) => void = () => undefined;
  readonly #failed = new Promise<CallEnd>((resolve) => (this.#fail = resolve));

  constructor(host: CallHost, code: CodeOfCall, script: CallScript) {
    this.#host = host;
    this.#code = code;
    this.#script = script;
    if (script.root) {
      this.#player = new ScriptPlayer(host, script.root);
      return;
    }
    const root = this.#node;
    this.#isLive = true;
    this.#news.push(() => script.keep(root));
  }

  async run(): Promise<CallEnd> {
    const known = await this.#player?.play();
    if (known) return { ...known, crashed: false };
    if (this.#player) this.#leave(this.#player);
    const error = await this.#code.load();
    if (this.#isDisposed) return never();
    if (error) return crashOf(error);
    if (this.#isBroken) return this.#failed;
    this.#isRunning = true;
    const end = await Promise.race([this.#code.run(), this.#failed]);
    if (!this.#isLive) this.#break('ended');
    if (this.#isBroken) return this.#failed;
    if (!this.#isDisposed) this.#finish(end);
    return end;
  }

  /** Nothing of it goes on. */
  dispose(): void {
    this.#isDisposed = true;
    this.#player?.stop();
  }

  activity(): Activity {
    if (this.#isLive) return this.#code.activity();
    return {
      requestsStarted: this.#player?.answers.length ?? 0,
      responsesDelivered: this.#player?.given.length ?? 0,
      virtualTimers: 0,
      foreign: this.#player?.isWaiting === true ? [] : ['computing'],
    };
  }

  /** The time for the code. */
  now(): number {
    return this.#isLive ? this.#host.now() : (this.#catchUp?.now() ?? this.#host.now());
  }

  /** A request of the code. */
  send(request: WireRequest): Promise<WireResponse> {
    if (this.#isBroken) return never();
    if (this.#catchUp && !this.#isLive) return this.#catchUp.send(request);
    // The code may write over its bytes once they are sent.
    this.#node.outputs.push({ kind: 'request', request: { ...request, body: Buffer.from(request.body) } });
    const number = this.#sent;
    this.#sent += 1;
    return this.#deliver(number, this.#host.send(request));
  }

  /** A line of the code's log. */
  log(entry: LogEntry): void {
    if (this.#isBroken) return;
    if (this.#catchUp && !this.#isLive) return this.#catchUp.log(entry);
    // A promise that is shown: Node.js numbers them.
    if (entry.line.includes('async_id_symbol')) this.#isSpoilt = true;
    this.#node.outputs.push({ kind: 'log', entry });
    this.#host.log(entry);
  }

  /** The code waits for time to pass, of which no script knows. */
  timerStarted(): void {
    if (this.#isLive) this.#isSpoilt = true;
    else this.#break('started a timer');
  }

  /** The code's activity has changed: it may have come to rest. */
  codeChanged(): void {
    if (this.#isRunning && !this.#isLive) this.#catchUp?.codeChanged();
    this.#host.changed();
  }

  /** From where the script ends the code goes on. */
  #leave(player: ScriptPlayer): void {
    this.#node = player.node;
    this.#catchUp = new CatchUp(player, {
      activity: () => this.#code.activity(),
      caughtUp: () => {
        this.#isLive = true;
        this.#sent = player.answers.length;
        this.#delivered = player.given.length;
      },
      failed: (difference) => this.#break(difference),
      deliver: (request, answer) => this.#deliver(request, answer),
    });
  }

  /** Gives the code an answer when there is one, from where the script goes on in another way. */
  async #deliver(request: number, answer: Promise<WireResponse>): Promise<WireResponse> {
    try {
      const response = await answer;
      // Whether the code takes the one or the other of two answers first cannot be told.
      const { foreign, responsesDelivered } = this.#code.activity();
      if (foreign.length > 0 || responsesDelivered !== this.#delivered) this.#isSpoilt = true;
      this.#delivered += 1;
      const parent = this.#node;
      const child = createScriptNode();
      const key = inputKey({ request, response, atMs: this.#host.now() });
      this.#node = child;
      this.#news.push(() => this.#script.extend(parent, key, child));
      return response;
    } catch (error) {
      // What the code does now belongs to no script, least of all to the one that it comes from.
      this.#isSpoilt = true;
      this.#node = createScriptNode();
      throw error;
    }
  }

  #finish(end: CallEnd): void {
    const isOrderly = !end.crashed && end.unhandled.length === 0 && end.stillRunningAfterReturn.length === 0;
    if (this.#isSpoilt || !isOrderly || !this.#code.hasLeftNothing()) return;
    this.#node.ending = end;
    for (const add of this.#news) add();
  }

  /** The code is not what it was taken for; what was done in its name cannot be taken back. */
  #break(difference: string): void {
    if (this.#isBroken || this.#isDisposed) return;
    this.#isBroken = true;
    const errorMessage = `The code ${difference} when it was run again with the same event, time, random numbers and answers, unlike before: it draws on something that is not the cloud's. From now on it is run each time.`;
    const error: ErrorReport = { errorType: 'Skyrig.NotRepeatable', errorMessage, trace: [] };
    this.#host.log({ timestamp: this.#host.now(), level: 'ERROR', line: `${error.errorType}: ${errorMessage}` });
    this.#fail(crashOf(error));
    this.#script.refuse(difference);
  }
}

/** The end of a call whose environment cannot go on. */
export function crashOf(error: ErrorReport): CallEnd {
  return {
    payload: errorPayload(error),
    error,
    unhandled: [],
    stillRunningAfterReturn: [],
    memoryMb: 0,
    crashed: true,
  };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
