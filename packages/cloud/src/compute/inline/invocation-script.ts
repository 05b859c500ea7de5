import type { Bundle } from '../code/bundle.ts';
import type { CallResult } from '../sandbox/sandbox-host.ts';
import type { LogEntry, WireRequest, WireResponse } from '../types.ts';

/** What code does, as far as anybody else can tell. */
export type Output =
  | { readonly kind: 'request'; readonly request: WireRequest }
  | { readonly kind: 'log'; readonly entry: LogEntry };

/** What code is given: the answer to one of its requests, counted from 0, at a time of the cloud. */
export interface Input {
  readonly request: number;
  readonly response: WireResponse;
  readonly atMs: number;
}

/** What an invocation does from where its code has been given something until it is given something else. */
export interface ScriptNode {
  readonly outputs: Output[];
  /** What comes next, by {@link inputKey what it is given}. */
  readonly next: Map<string, ScriptNode>;
  /** How it ends, if it does. */
  ending: CallResult | undefined;
}

/** About as many bytes as all scripts of a cloud may take. */
const maximumBytes = 64 * 2 ** 20;
/** What a node takes beside what it does. */
const nodeBytes = 500;

export function createScriptNode(): ScriptNode {
  return { outputs: [], next: new Map(), ending: undefined };
}

/** Code that was found to do something else than it did before, in whatever cloud, and what that was. */
const refused = new WeakMap<Bundle, string>();

interface BundleScripts {
  /** By what they begin with. */
  readonly roots: Map<string, ScriptNode>;
  /** Handlers and variables that it was loaded with. */
  readonly environments: Set<string>;
}

/** What is known of how invocations of inline code go, in one cloud. */
export class InvocationScripts {
  readonly #maximumBytes: number;
  #byBundle = new WeakMap<Bundle, BundleScripts>();
  #bytes = 0;

  constructor(limit: number = maximumBytes) {
    this.#maximumBytes = limit;
  }

  find(bundle: Bundle, key: string): ScriptNode | undefined {
    return this.#byBundle.get(bundle)?.roots.get(key);
  }

  /** Whether anything is known of a bundle with this handler and these variables. */
  knows(bundle: Bundle, environment: string): boolean {
    return this.#byBundle.get(bundle)?.environments.has(environment) === true;
  }

  keep(bundle: Bundle, environment: string, key: string, root: ScriptNode): void {
    const { roots, environments } = this.#byBundle.get(bundle) ?? { roots: new Map(), environments: new Set() };
    roots.set(key, root);
    environments.add(environment);
    this.#byBundle.set(bundle, { roots, environments });
    this.#count(key, root);
  }

  /** Lets a script go on, after an input, with what was done then. */
  extend(parent: ScriptNode, key: string, child: ScriptNode): void {
    parent.next.set(key, child);
    this.#count(key, child);
  }

  /** Nothing is kept of this code any more, which was found to do something else than it did before. */
  refuse(bundle: Bundle, difference: string): void {
    refused.set(bundle, difference);
    this.#byBundle.delete(bundle);
  }

  /** What code that is refused did otherwise. */
  refusalOf(bundle: Bundle): string | undefined {
    return refused.get(bundle);
  }

  /** All is forgotten when it is too much: what happens often is soon known again. */
  #count(key: string, node: ScriptNode): void {
    this.#bytes += nodeBytes + key.length + (node.ending?.payload.length ?? 0);
    for (const output of node.outputs) this.#bytes += sizeOf(output);
    if (this.#bytes <= this.#maximumBytes) return;
    this.#byBundle = new WeakMap();
    this.#bytes = 0;
  }
}

function sizeOf(output: Output): number {
  return output.kind === 'log' ? output.entry.line.length : nodeBytes + output.request.body.length;
}

/** The same for inputs that code cannot tell from each other. */
export function inputKey({ request, response, atMs }: Input): string {
  const { status, headers, body } = response;
  return `${String(atMs)} ${String(request)} ${String(status)} ${JSON.stringify(headers)} ${Buffer.from(body).toString('latin1')}`;
}

export function isSameOutput(one: Output, other: Output): boolean {
  if (one.kind === 'log') {
    const { timestamp, level, line } = one.entry;
    if (other.kind !== 'log') return false;
    return line === other.entry.line && level === other.entry.level && timestamp === other.entry.timestamp;
  }
  return other.kind === 'request' && isSameRequest(one.request, other.request);
}

/** Of the environment, not of what it does: a client keeps its first credentials. */
const credentials: ReadonlySet<string> = new Set(['authorization', 'x-amz-security-token']);

function isSameRequest(one: WireRequest, other: WireRequest): boolean {
  const names = Object.keys(one.headers);
  return (
    one.method === other.method &&
    one.url === other.url &&
    one.position === other.position &&
    Buffer.compare(one.body, other.body) === 0 &&
    names.length === Object.keys(other.headers).length &&
    names.every((name) => credentials.has(name) || one.headers[name] === other.headers[name])
  );
}
