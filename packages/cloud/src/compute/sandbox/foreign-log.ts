import { hasLoaderThread, LoaderWatch } from './loader-watch.ts';

/** What code has opened that the cloud cannot see into, by name, while it is open. */
export class ForeignLog {
  readonly #open = new Map<symbol, { readonly name: string; readonly isActive: () => boolean }>();
  readonly #touch: () => void;
  #opened = 0;

  constructor(touch: () => void) {
    this.#touch = touch;
  }

  /** How much has been opened until now. */
  get opened(): number {
    return this.#opened;
  }

  /** Counts something as foreign until the answered function is called; `isActive` may tell that it rests meanwhile. */
  open(name: string, isActive: () => boolean = () => true): () => void {
    const key = Symbol(name);
    this.#opened += 1;
    this.#open.set(key, { name, isActive });
    this.#touch();
    return () => {
      if (this.#open.delete(key)) this.#touch();
    };
  }

  /** Something went out or came in. */
  touch(): void {
    this.#touch();
  }

  /** Names of what is active now. */
  active(): readonly string[] {
    if (this.#open.size === 0) return [];
    return [...this.#open.values()].filter((entry) => entry.isActive()).map((entry) => entry.name);
  }

  /** Names of everything open, active or resting: an event loop with any of these is not empty. */
  get names(): readonly string[] {
    return [...this.#open.values()].map((entry) => entry.name);
  }
}

const requestNames: Readonly<Record<string, string>> = {
  FSReqCallback: 'fs',
  FSReqPromise: 'fs',
  FileHandleCloseReq: 'fs',
  GetAddrInfoReqWrap: 'dns',
  GetNameInfoReqWrap: 'dns',
  QueryReqWrap: 'dns',
};

const loader = new LoaderWatch(hasLoaderThread());

/** File-system and name-service requests and loading of modules under way in this thread. */
export function pendingSystemRequests(): readonly string[] {
  const names = new Set<string>();
  let ports = 0;
  for (const type of process.getActiveResourcesInfo()) {
    const name = requestNames[type];
    if (name !== undefined) names.add(name);
    if (type === 'MessagePort') ports += 1;
  }
  if (loader.isLoading(ports)) names.add('module loader');
  return [...names];
}
