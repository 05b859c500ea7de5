import { createRandom, seedState, type Random } from '../kernel/random.ts';
import type { Task } from '../kernel/task.ts';

/**
 * Random numbers for functions' code: each invocation draws from a generator of its own, named by its identity, so that it
 * draws the same in every order of events, and after every rewind.
 */
export class InvocationRandom {
  readonly #seed: number | string;
  #ofTask = new WeakMap<Task, { readonly name: string; readonly random: Random; readonly requestIds: Random }>();
  #ofEnvironment = new Map<string, Random>();
  /** How many invocations of an identity there were: those of one differ by their ordinal. */
  #counts = new Map<string, number>();

  constructor(seed: number | string) {
    this.#seed = seed;
  }

  /** The generator of an invocation; between invocations, of the environment. */
  of(environmentId: string, task: Task | undefined): Random {
    return task ? this.#forTask(task).random : this.#ofPlace(environmentId);
  }

  /** The name under which an invocation draws. */
  nameOf(task: Task): string {
    return this.#forTask(task).name;
  }

  /** The generator of the ids of an invocation's requests. */
  requestIdsOf(task: Task): Random {
    return this.#forTask(task).requestIds;
  }

  #forTask(task: Task): { readonly name: string; readonly random: Random; readonly requestIds: Random } {
    let found = this.#ofTask.get(task);
    if (!found) {
      const { identity } = task.actor;
      const ordinal = (this.#counts.get(identity) ?? 0) + 1;
      this.#counts.set(identity, ordinal);
      const name = `${identity} ${String(ordinal)}`;
      found = { name, random: this.#create(name), requestIds: this.#create(`${name} request ids`) };
      this.#ofTask.set(task, found);
    }
    return found;
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
