import { createRandom, seedState, type Random } from '../kernel/random.ts';
import type { Task } from '../kernel/task.ts';

/**
 * Random numbers for functions' code: each invocation draws from a generator of its own, named by its identity, so that it
 * draws the same in every order of events, and after every rewind.
 */
export class InvocationRandom {
  readonly #seed: number | string;
  #ofTask = new WeakMap<Task, Random>();
  #ofEnvironment = new Map<string, Random>();
  /** How many invocations of an identity there were: those of one differ by their ordinal. */
  #counts = new Map<string, number>();

  constructor(seed: number | string) {
    this.#seed = seed;
  }

  /** The generator of an invocation; between invocations, of the environment. */
  of(environmentId: string, task: Task | undefined): Random {
    if (!task) return this.#ofPlace(environmentId);
    let random = this.#ofTask.get(task);
    if (!random) {
      const { identity } = task.actor;
      const ordinal = (this.#counts.get(identity) ?? 0) + 1;
      this.#counts.set(identity, ordinal);
      random = this.#create(`${identity} ${String(ordinal)}`);
      this.#ofTask.set(task, random);
    }
    return random;
  }

  /** The world was rewound: what comes is to draw as if for the first time. */
  forget(): void {
    this.#counts.clear();
    this.#ofEnvironment.clear();
  }

  #ofPlace(environmentId: string): Random {
    const random = this.#ofEnvironment.get(environmentId) ?? this.#create(environmentId);
    this.#ofEnvironment.set(environmentId, random);
    return random;
  }

  #create(name: string): Random {
    return createRandom({ random: seedState(`${String(this.#seed)} ${name}`) });
  }
}
