import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cloud, TraceRecord } from '@skyrig/cloud';
import { hashCode } from './hash-code.ts';
import { lab } from '../../state/lab-actor.ts';
import type { Mutation } from './mutation-report.ts';

type Known = Pick<Mutation, 'verdict' | 'error'>;

interface CacheFile {
  readonly name: string;
  /** Of the test and of the functions that it reached. */
  readonly key: string;
  readonly verdicts: Readonly<Record<string, Known>>;
}

/** Verdicts of one test, which hold as long as the test and the functions it reaches stay what they are. */
export class MutationCache {
  readonly #path: string | undefined;
  readonly #name: string;
  readonly #key: string;
  readonly #known: Map<string, Known>;

  /** Without a key nothing is kept. */
  constructor(folder: string | false, name: string, key: string | undefined) {
    this.#path = folder === false || key === undefined ? undefined : join(folder, `${hash(name).slice(0, 16)}.json`);
    this.#name = name;
    this.#key = key ?? '';
    this.#known = new Map(Object.entries(this.#read()));
  }

  get(id: string): Known | undefined {
    return this.#known.get(id);
  }

  set(id: string, { verdict, error }: Known): void {
    this.#known.set(id, { verdict, ...(error !== undefined && { error }) });
  }

  write(): void {
    if (this.#path === undefined) return;
    const file: CacheFile = { name: this.#name, key: this.#key, verdicts: Object.fromEntries([...this.#known].sort()) };
    mkdirSync(join(this.#path, '..'), { recursive: true });
    writeFileSync(this.#path, `${JSON.stringify(file, undefined, 2)}\n`);
  }

  #read(): Readonly<Record<string, Known>> {
    if (this.#path === undefined || !existsSync(this.#path)) return {};
    try {
      const { key, verdicts } = JSON.parse(readFileSync(this.#path, 'utf8')) as Partial<CacheFile>;
      return key === this.#key && verdicts ? verdicts : {};
    } catch {
      // What cannot be read is found out again.
      return {};
    }
  }
}

/**
 * Stands for all that a verdict depends on: the body, the files it is in, and the code of the functions that ran. Undefined
 * where the code of a function is not known, because it is a handler in this process.
 */
export async function mutationKey(
  cloud: Cloud,
  records: readonly TraceRecord[],
  body: () => unknown,
  files: readonly string[],
): Promise<string | undefined> {
  const names = new Set(records.flatMap(({ actor }) => (actor.kind === 'invocation' ? [actor.name] : [])));
  const code = await Promise.all(
    [...names].sort().map(async (FunctionName) => {
      const answer = await cloud.call('lambda', 'GetFunction', { FunctionName }, { actor: lab });
      const { Configuration, Code } = answer as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
      const { CodeSha256, CodeSize, Environment, Timeout } = Configuration ?? {};
      const location = String(Code?.['Location'] ?? '');
      const local = location.startsWith('file:') ? await hashCode(fileURLToPath(location)) : undefined;
      const content = CodeSize === 0 ? local : CodeSha256;
      return content === undefined ? undefined : JSON.stringify([FunctionName, content, Environment, Timeout]);
    }),
  );
  if (code.includes(undefined)) return undefined;
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : file));
  return hash(JSON.stringify([body.toString(), texts, code]));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
