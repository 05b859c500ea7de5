import type { TestCloud } from './test-cloud.ts';

/** An error of a failed test, as runners keep it. */
interface TestError {
  message?: string;
}

/**
 * What every adapter does when a test is over: a failed test's first error gets the report, a
 * passed one fails when a function left something behind, and is looked through for effects that nobody looked at and for races.
 */
export async function finishTest(cloud: TestCloud, errors: readonly TestError[] | undefined): Promise<void> {
  if (errors === undefined) {
    cloud.assertNoRemarks();
    // oxlint-disable-next-line no-console -- Vitest shows what is printed so beside the test that it is about
    const tell = (text: string): void => console.warn(text);
    await cloud.reportEffects(tell);
    await cloud.reportRaces(tell);
    return;
  }
  const [first] = errors;
  if (!first) return;
  const report = await cloud.report().catch((error: unknown) => `The report could not be made: ${String(error)}`);
  first.message = `${first.message ?? ''}\n\n${report}\n`;
}
