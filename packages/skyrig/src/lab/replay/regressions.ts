import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSkyrigError } from '@skyrig/cloud';
import { parseToken, tokenOwner, type ReplayToken } from './token.ts';

interface RegressionFile {
  readonly name: string;
  readonly tokens: readonly string[];
}

/** Tokens of failures that an exploration has found, kept beside the project so that they are run first the next time. */
export class Regressions {
  readonly #path: string;
  readonly #name: string;

  constructor(folder: string, name: string) {
    this.#path = join(folder, `${tokenOwner(name)}.json`);
    this.#name = name;
  }

  /** Those kept, newest first. Ones that cannot be read are left out: they are found again. */
  list(): readonly ReplayToken[] {
    return this.#read().flatMap((text) => {
      try {
        return [parseToken(text)];
      } catch (error) {
        if (isSkyrigError(error)) return [];
        throw error;
      }
    });
  }

  add(token: string): void {
    const tokens = this.#read();
    if (!tokens.includes(token)) this.#write([token, ...tokens].slice(0, 20));
  }

  /** Writes what is known of the last failure beside the tokens: Markdown with a diagram, and a picture of it. */
  describe(markdown: string, svg: string): string {
    const base = this.#path.replace(/\.json$/, '');
    mkdirSync(join(this.#path, '..'), { recursive: true });
    writeFileSync(`${base}.svg`, svg);
    writeFileSync(`${base}.md`, markdown);
    return `${base}.md`;
  }

  /** A token whose schedule does not fail any more. */
  remove(token: string): void {
    const tokens = this.#read();
    if (tokens.includes(token)) this.#write(tokens.filter((other) => other !== token));
  }

  #read(): readonly string[] {
    try {
      const { tokens } = JSON.parse(readFileSync(this.#path, 'utf8')) as Partial<RegressionFile>;
      return Array.isArray(tokens) ? tokens.filter((token) => typeof token === 'string') : [];
    } catch {
      return [];
    }
  }

  #write(tokens: readonly string[]): void {
    if (tokens.length === 0) {
      for (const extension of ['.json', '.md', '.svg'])
        rmSync(this.#path.replace(/\.json$/, extension), { force: true });
      return;
    }
    mkdirSync(join(this.#path, '..'), { recursive: true });
    writeFileSync(this.#path, `${JSON.stringify({ name: this.#name, tokens }, undefined, 2)}\n`);
  }
}
