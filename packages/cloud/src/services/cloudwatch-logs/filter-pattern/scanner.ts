import { invalidFilterPattern } from '../errors.ts';

/** Walks over a filter pattern. */
export class Scanner {
  readonly text: string;
  #at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  peekSpace(): boolean {
    return /\s/.test(this.text.charAt(this.#at));
  }

  skipSpace(): void {
    while (this.peekSpace()) this.#at += 1;
  }

  peek(text: string): boolean {
    return this.text.startsWith(text, this.#at);
  }

  /** Moves past the text if it comes next. */
  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.#at += text.length;
    return true;
  }

  /** Moves past what a sticky expression matches here. */
  match(expression: RegExp): string | undefined {
    const sticky = new RegExp(expression.source, `${expression.flags}y`);
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    return found;
  }

  expect(text: string): void {
    if (!this.take(text)) throw this.unexpected();
  }

  /** The insides of a string, whose opening quote comes next. */
  quoted(): string {
    const found = this.match(/"(?:[^"\\]|\\.)*"/);
    if (found === undefined) throw this.unexpected();
    return found.slice(1, -1).replace(/\\(.)/g, '$1');
  }

  unexpected(): Error {
    return invalidFilterPattern(`unexpected character at position ${this.#at + 1}`);
  }
}
