import { patchNewSdkCopies } from '../intercept/sdk-requests.ts';
import type { WatchImport } from './evaluate-bundle.ts';

/** Knows whether a package is being read: by Node.js, from files and with pauses that are none of the code's. */
export class PackageImports {
  readonly #touch: () => void;
  #count = 0;

  constructor(touch: () => void) {
    this.#touch = touch;
  }

  get areUnderWay(): boolean {
    return this.#count > 0;
  }

  /** Imports a package, and patches it before code makes use of it. */
  readonly watch: WatchImport = async (load) => {
    this.#count += 1;
    try {
      return await load();
    } finally {
      this.#count -= 1;
      patchNewSdkCopies();
      this.#touch();
    }
  };
}
