/** A set of positions in a run, as bits: unions of what happened before are what it is for. */
export class EventSet {
  #words: Uint32Array = new Uint32Array(4);

  add(position: number): void {
    const word = position >>> 5;
    this.#reserve(word + 1);
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (position & 31));
  }

  has(position: number): boolean {
    return ((this.#words[position >>> 5] ?? 0) & (1 << (position & 31))) !== 0;
  }

  addAll(other: EventSet | undefined): void {
    if (!other) return;
    const words = other.#words;
    this.#reserve(words.length);
    for (let index = 0; index < words.length; index++)
      this.#words[index] = (this.#words[index] ?? 0) | (words[index] ?? 0);
  }

  #reserve(length: number): void {
    if (this.#words.length >= length) return;
    const grown = new Uint32Array(Math.max(length, this.#words.length * 2));
    grown.set(this.#words);
    this.#words = grown;
  }
}
