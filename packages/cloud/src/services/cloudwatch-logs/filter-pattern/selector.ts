import type { Scanner } from './scanner.ts';

/** A step into JSON: a member, an element, or every one of them. */
type Part = string | number | typeof EVERY;
const EVERY: unique symbol = Symbol('every');

/** Finds values in JSON, as `$.a.b[0]` does. */
export interface Selector {
  readonly text: string;
  find(root: unknown): readonly unknown[];
}

/** Reads `$.member`, `$.list[0]`, `$.list[*].member`, `$.*`, `$['odd.name']`. */
export function readSelector(scanner: Scanner): Selector {
  scanner.skipSpace();
  scanner.expect('$');
  const parts: Part[] = [];
  let text = '$';
  for (;;) {
    const bracket = scanner.match(/\.?\[\s*(?:\d+|\*|'[^']*'|"[^"]*")\s*\]/);
    if (bracket !== undefined) {
      parts.push(partOf(bracket.replace(/^\.?\[\s*|\s*\]$/g, '')));
      text += bracket;
      continue;
    }
    const member = scanner.match(/\.(?:\*|[\w@:#/-]+)/);
    if (member === undefined) break;
    parts.push(member === '.*' ? EVERY : member.slice(1));
    text += member;
  }
  if (parts.length === 0) throw scanner.unexpected();
  return {
    text,
    find: (root) =>
      parts.reduce<readonly unknown[]>((values, part) => values.flatMap((value) => inside(value, part)), [root]),
  };
}

function partOf(index: string): Part {
  if (index === '*') return EVERY;
  return /^\d+$/.test(index) ? Number(index) : index.slice(1, -1);
}

function inside(value: unknown, part: Part): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (part === EVERY) return Object.values(value);
  if (typeof part === 'number' && !Array.isArray(value)) return [];
  return Object.hasOwn(value, part) ? [(value as Record<Part, unknown>)[part]] : [];
}
