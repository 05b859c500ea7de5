import type { TestCloud } from './test-cloud.ts';

/** An error of a failed test, as runners keep it. */
interface TestError {
  message?: string;
}

/**
 * What every adapter does when a test is over: a failed test's first error gets the report, a
 * passed one fails when a function left something behind.
 */
export async function finishTest(cloud: TestCloud, errors: readonly TestError[] | undefined): Promise<void> {
  if (errors === undefined) {
    cloud.assertNoRemarks();
    return;
  }
  const [first] = errors;
  if (!first) return;
  const report = await cloud.report().catch((error: unknown) => `The report could not be made: ${String(error)}`);
  first.message = `${first.message ?? ''}\n\n${report}\n`;
}
