/* What a runner keeps of a test across the runs of its body, as far as it is used here. */
interface RunningTest {
  readonly id: string;
  readonly result?: { state: string; errors?: unknown[] | undefined } | undefined;
  readonly context: { readonly _local?: boolean; readonly expect: Expect };
}

interface Expect {
  getState(): { readonly snapshotState?: { clearTest?(id: string): void } };
  setState(state: { readonly assertionCalls: number }): void;
}

/**
 * A body that can be run many times within one test of Vitest: each run counts its own assertions and snapshots, and throws
 * what `expect.soft` has found in it, which would otherwise fail the test for good.
 */
export function repeatBody(body: () => unknown, test: RunningTest, expect: Expect): () => Promise<void> {
  const { context } = test;
  return async () => {
    // Only a test that has taken the `expect` of its context has one.
    for (const one of context._local === true ? [expect, context.expect] : [expect]) {
      one.setState({ assertionCalls: 0 });
      one.getState().snapshotState?.clearTest?.(test.id);
    }
    const before = test.result?.errors?.length ?? 0;
    let found: unknown;
    try {
      await body();
    } finally {
      found = takeErrors(test, before);
    }
    if (found !== undefined) throw Object.assign(new Error(messageOf(found)), { name: 'AssertionError' });
  };
}

/* Takes what was found since back from the runner, which has noted the test as failed; answers the first of it. */
function takeErrors({ result }: RunningTest, before: number): unknown {
  if (result?.state !== 'fail') return undefined;
  const [first] = result.errors?.splice(before) ?? [];
  if (before === 0) result.state = 'run';
  return first;
}

function messageOf(error: unknown): string {
  const { message } = error as { readonly message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
