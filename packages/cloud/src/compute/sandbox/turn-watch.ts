import { real } from './real.ts';

const pollMs = 1;

/**
 * Tells when code has come to rest: after every touch (an event, a response, a fired timer) the event loop gets two
 * turns in which nothing new happens and nothing foreign is open. A fixed number of turns alone proves nothing;
 * together with counted requests and timers it does.
 */
export class TurnWatch {
  readonly #foreign: () => readonly string[];
  readonly #onTurn: (atRest: boolean) => void;
  #calmTurns = 0;
  #looping = false;
  #stopped = false;
  #seen: readonly string[] = [];
  /** Another one whenever watching begins or ends: turns that were asked for before are of no interest. */
  #round = 0;

  constructor(foreign: () => readonly string[], onTurn: (atRest: boolean) => void) {
    this.#foreign = foreign;
    this.#onTurn = onTurn;
  }

  /** What the code is doing that the cloud cannot see into; empty when at rest. */
  get foreign(): readonly string[] {
    if (!this.#looping) return [];
    return this.#seen.length > 0 ? this.#seen : ['computing'];
  }

  /** The code has been given something to act upon. */
  touch(): void {
    this.#calmTurns = 0;
    if (this.#looping || this.#stopped) return;
    this.#looping = true;
    this.#seen = [];
    this.#round += 1;
    real.setImmediate(this.#turn, this.#round);
  }

  /** Nothing is watched until the next touch. */
  rest(): void {
    this.#looping = false;
    this.#round += 1;
  }

  stop(): void {
    this.#stopped = true;
    this.rest();
  }

  readonly #turn = (round: number): void => {
    if (round !== this.#round) return;
    this.#seen = this.#foreign();
    if (this.#seen.length > 0) {
      this.#calmTurns = 0;
      real.setTimeout(this.#turn, pollMs, round);
      this.#onTurn(false);
    } else if ((this.#calmTurns += 1) <= 2) {
      real.setImmediate(this.#turn, round);
    } else {
      this.#looping = false;
      this.#onTurn(true);
    }
  };
}
