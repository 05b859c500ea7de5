import type { TestObservation } from './observation.ts';

const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0];
}

/**
 * Where a test of a function would live: the file that bears its name if there is one, else the file in which it meets
 * most trouble, else the one most of whose tests run it, else a new file named as the others are.
 */
export function testFileFor(name: string, tests: readonly TestObservation[], wantsOwnFile = false): string {
  const files = [...new Set(tests.map(({ file }) => file))].sort();
  const own = files.find((file) => file.slice(file.lastIndexOf('/') + 1).startsWith(`${kebab(name)}.`));
  if (own !== undefined) return own;
  const concerns = (list: readonly { readonly function: string }[]): boolean =>
    list.some((one) => one.function === name);
  const failing = tests.filter(({ failures }) => concerns(failures));
  const reaching = failing.length > 0 ? failing : tests.filter(({ invocations }) => concerns(invocations));
  const known = wantsOwnFile ? undefined : mostFrequent(reaching.map(({ file }) => file));
  if (known !== undefined) return known;
  const folder = mostFrequent(files.map((file) => file.slice(0, file.lastIndexOf('/') + 1))) ?? 'tests/';
  const ending = mostFrequent(files.map((file) => /\.[^/]+$/.exec(file)?.[0] ?? '')) ?? '.test.ts';
  return `${folder}${kebab(name)}${ending}`;
}
