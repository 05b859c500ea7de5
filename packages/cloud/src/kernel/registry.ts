import { skyrigError } from './skyrig-error.ts';
import type { ServiceDefinition } from './service.ts';

// Services differ in their state; the kernel only ever hands a state back to its own service.
export type AnyService<P> = ServiceDefinition<never, P>;

/** How to load each service, by id. */
export type Catalogue<P> = Readonly<Record<string, () => Promise<ServiceDefinition<never, P>>>>;

/** The services that have been loaded; each is loaded on first use. */
export class Registry<P> {
  readonly #catalogue: Catalogue<P>;
  readonly #loaded = new Map<string, AnyService<P>>();
  readonly #loading = new Map<string, Promise<AnyService<P>>>();
  readonly #onLoad: (service: AnyService<P>) => void;

  constructor(catalogue: Catalogue<P>, onLoad: (service: AnyService<P>) => void) {
    this.#catalogue = catalogue;
    this.#onLoad = onLoad;
  }

  has(id: string): boolean {
    return Object.hasOwn(this.#catalogue, id);
  }

  ids(): readonly string[] {
    return Object.keys(this.#catalogue);
  }

  find(id: string): AnyService<P> | undefined {
    return this.#loaded.get(id);
  }

  loaded(): readonly AnyService<P>[] {
    return [...this.#loaded.values()];
  }

  /** Loads a service and those it uses. */
  load(id: string): Promise<AnyService<P>> {
    const known = this.#loading.get(id);
    if (known) return known;
    const loader = this.#catalogue[id];
    if (!loader) {
      return Promise.reject(
        skyrigError('UNKNOWN_SERVICE', `There is no service ${id}. Known: ${this.ids().join(', ')}.`),
      );
    }
    const loading = this.#load(id, loader);
    this.#loading.set(id, loading);
    return loading;
  }

  async #load(id: string, loader: () => Promise<AnyService<P>>): Promise<AnyService<P>> {
    const service = await loader();
    this.#loaded.set(id, service);
    this.#onLoad(service);
    const needed = [...(service.uses ?? []), ...(service.stateOf ? [service.stateOf] : [])];
    for (const other of needed) {
      // A service that is being loaded higher up the chain is left to its own loader.
      if (!this.#loading.has(other)) await this.load(other);
    }
    return service;
  }
}
