import { relative } from 'node:path';

import { testId } from '../model/test-id.ts';

/** What a test's name is made of. */
export interface TestPlace {
  /** Absolute. */
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
}

/** Gives each test its id and its file relative to the project. Of tests with the same place, later ones get a number. */
export function nameTests<Test extends TestPlace>(
  tests: readonly Test[],
  folder: string,
): { readonly test: Test; readonly id: string; readonly file: string }[] {
  const counts = new Map<string, number>();
  return tests.map((test) => {
    const file = relative(folder, test.file).replaceAll('\\', '/');
    const id = testId(file, test.suite, test.name);
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return { test, id: count === 1 ? id : `${id} (${count})`, file };
  });
}
