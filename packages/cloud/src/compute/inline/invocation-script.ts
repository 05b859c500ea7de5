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

/** How an invocation goes on from where its code has been given something. */
export interface ScriptNode {
  /** What it does until it is at rest. */
  readonly outputs: Output[];
  /** What comes next, by what it is given then. */
  readonly next: Map<string, ScriptNode>;
  /** How it ends, if it does. */
  ending: CallResult | undefined;
}

export function createScriptNode(): ScriptNode {
  return { outputs: [], next: new Map(), ending: undefined };
}

/** The same for inputs that code cannot tell from each other. */
export function inputKey({ request, response, atMs }: Input): string {
  const { status, headers, body } = response;
  return `${String(atMs)} ${String(request)} ${String(status)} ${JSON.stringify(headers)} ${Buffer.from(body).toString('latin1')}`;
}

/** Of the environment, not of what it does: a client keeps its first credentials. */
const credentials: ReadonlySet<string> = new Set(['authorization', 'x-amz-security-token']);

export function isSameRequest(one: WireRequest, other: WireRequest): boolean {
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
