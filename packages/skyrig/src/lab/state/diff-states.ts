import type { CloudState } from './read-state.ts';

/** Where two states differ, thing by thing and attribute by attribute, in words; empty when they are the same. */
export function diffStates(expected: CloudState, actual: CloudState): readonly string[] {
  const names = [...new Set([...expected.things.keys(), ...actual.things.keys()])].sort();
  return names.flatMap((name) => {
    const [before, after] = [expected.things.get(name), actual.things.get(name)];
    if (before === after) return [];
    if (after === undefined) return [`${name}: is missing; expected ${shorten(before)}`];
    if (before === undefined) return [`${name}: is there and should not be: ${shorten(after)}`];
    return [`${name}: ${diffContents(before, after).join('; ')}`];
  });
}

function diffContents(before: string, after: string): readonly string[] {
  const [left, right] = [leavesOf(before), leavesOf(after)];
  if (!left || !right) return [`is ${shorten(after)}, expected ${shorten(before)}`];
  return [...new Set([...left.keys(), ...right.keys()])].sort().flatMap((path) => {
    const [was, is] = [left.get(path), right.get(path)];
    if (was === is) return [];
    if (is === undefined) return [`${path} is missing, expected ${String(was)}`];
    return [was === undefined ? `${path} is ${is}, expected nothing` : `${path} is ${is}, expected ${was}`];
  });
}

/** Values by path; undefined where the content is no JSON object. */
function leavesOf(content: string): ReadonlyMap<string, string> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
    if (typeof value === 'string') value = JSON.parse(value);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const leaves = new Map<string, string>();
  collect(value, '', leaves);
  return leaves;
}

function collect(value: unknown, path: string, leaves: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    leaves.set(path, JSON.stringify(value));
    return;
  }
  const members = Object.entries(value);
  const [only] = members;
  // An attribute value of DynamoDB: its type is no part of the path.
  if (members.length === 1 && only && path !== '' && /^(?:S|N|B|M|L|BOOL|NULL|SS|NS|BS)$/.test(only[0])) {
    collect(only[0] === 'N' ? Number(only[1]) : only[1], path, leaves);
    return;
  }
  if (members.length === 0) leaves.set(path, Array.isArray(value) ? '[]' : '{}');
  for (const [name, member] of members) collect(member, path === '' ? name : `${path}.${name}`, leaves);
}

function shorten(text = ''): string {
  return text.length <= 160 ? text : `${text.slice(0, 157)}…`;
}
