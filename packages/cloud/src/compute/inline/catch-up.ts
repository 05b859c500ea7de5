import type { EnvironmentActivity, LogEntry, WireRequest, WireResponse } from '../types.ts';
import { isSameOutput, type Output } from './invocation-script.ts';
import type { ScriptPlayer } from './script-player.ts';

type Answer = WireResponse | Promise<WireResponse>;

export interface CatchUpHost {
  activity(): Omit<EnvironmentActivity, 'running'>;
  /** The code is where the script was left. */
  caughtUp(): void;
  /** The code does not do again what was done in its name. */
  failed(difference: string): void;
  /** The answer to a request that the script has sent, for the code. */
  deliver(request: number, answer: Promise<WireResponse>): Answer;
}

/**
 * Brings code to where its script was left: it is given what the script was given, each answer at its time and when it
 * is at rest, and what it does is not done again but compared.
 */
export class CatchUp {
  readonly #played: ScriptPlayer;
  readonly #host: CatchUpHost;
  /** By request of the code, who waits for the answer. */
  readonly #waiters: ((answer: Answer) => void)[] = [];
  #repeated = 0;
  #given = 0;

  constructor(played: ScriptPlayer, host: CatchUpHost) {
    this.#played = played;
    this.#host = host;
  }

  /** The time for the code. */
  now(): number {
    return this.#played.given[this.#given - 1]?.atMs ?? this.#played.startedAtMs;
  }

  send(request: WireRequest): Promise<WireResponse> {
    this.#repeat({ kind: 'request', request });
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  log(entry: LogEntry): void {
    this.#repeat({ kind: 'log', entry });
  }

  /** To be called when the code may have come to rest. */
  codeChanged(): void {
    const { foreign, responsesDelivered } = this.#host.activity();
    if (foreign.length > 0 || responsesDelivered !== this.#given) return;
    const { given, outputs, answers } = this.#played;
    const next = given[this.#given];
    const expected = next?.outputsBefore ?? outputs.length;
    if (this.#repeated !== expected) {
      this.#host.failed(`came to rest after ${String(this.#repeated)} of ${String(expected)} requests and log lines`);
      return;
    }
    if (next) {
      this.#given += 1;
      this.#waiters[next.request]?.(next.response);
      return;
    }
    this.#host.caughtUp();
    const isAnswered = new Set(given.map(({ request }) => request));
    for (const [number, answer] of answers.entries())
      if (!isAnswered.has(number)) this.#waiters[number]?.(this.#host.deliver(number, answer));
  }

  #repeat(output: Output): void {
    const known = this.#played.outputs[this.#repeated];
    this.#repeated += 1;
    if (known && isSameOutput(known, output)) return;
    this.#host.failed(nameOf(output));
  }
}

function nameOf(output: Output): string {
  if (output.kind === 'request') return `sent ${output.request.method} ${output.request.url}`;
  const { line } = output.entry;
  // Behind time, request id and level, where the log is text.
  const message = /^(?:[^\t]*\t){3}(.*)$/s.exec(line)?.[1] ?? line;
  return `wrote "${message}"`;
}
