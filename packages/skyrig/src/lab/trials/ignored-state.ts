import { skyrigError } from '@skyrig/cloud';
import type { CloudState } from '../state/read-state.ts';

/** A part of the final state that may differ. */
export interface IgnoredState {
  /** Name of the table or queue, or a part of it. */
  readonly resource: string;
  /** Top-level attribute of its items, or of messages that are JSON. @defaultValue all of the resource */
  readonly attribute?: string;
  /** Why it may differ: for the next reader. */
  readonly reason: string;
}

/** Throws `ERR_SKYRIG_IGNORED_STATE` for one without a reason. */
export function assertIgnoredState(ignored: IgnoredState): void {
  if (ignored.reason.trim() !== '' && ignored.resource !== '') return;
  throw skyrigError(
    'IGNORED_STATE',
    `What is ignored names its resource and gives a reason; this one is ${JSON.stringify(ignored)}.`,
  );
}

/** A state without what is ignored. */
export function withoutIgnored({ things }: CloudState, ignored: readonly IgnoredState[]): CloudState {
  const kept = new Map<string, string>();
  for (const [name, content] of things) {
    const [resource = ''] = name.split(' ');
    const rules = ignored.filter((rule) => resource.includes(rule.resource));
    if (rules.some(({ attribute }) => attribute === undefined)) continue;
    const attributes = rules.flatMap(({ attribute }) => (attribute === undefined ? [] : [attribute]));
    const lines = content.split('\n').map((line) => withoutAttributes(line, attributes));
    kept.set(name, attributes.length === 0 ? content : lines.sort().join('\n'));
  }
  return { things: kept };
}

/** An item, or a message's body, which is a string of JSON. */
function withoutAttributes(line: string, attributes: readonly string[]): string {
  const value = parse(line);
  if (typeof value === 'string') {
    const body = parse(value);
    return isObject(body) ? JSON.stringify(JSON.stringify(omit(body, attributes))) : line;
  }
  return isObject(value) ? JSON.stringify(omit(value, attributes)) : line;
}

function omit(value: object, attributes: readonly string[]): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !attributes.includes(name)));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
