/** Tells apart what would have the same identity, e.g. the same request sent twice: by the order in which they come. */
export class Ordinals {
  readonly #counts = new Map<string, number>();

  next(identity: string): string {
    const count = (this.#counts.get(identity) ?? 0) + 1;
    this.#counts.set(identity, count);
    return count === 1 ? identity : `${identity}~${String(count)}`;
  }

  forget(): void {
    this.#counts.clear();
  }
}
