/* What Jest keeps of a test's snapshots, as far as it is used here; counters give each snapshot of a test its number. */
interface SnapshotState {
  added: number;
  matched: number;
  unmatched: number;
  updated: number;
  readonly _counters?: Map<string, number>;
}

/** The state of Jest's `expect`, as far as it is used here. */
export interface JestState {
  readonly snapshotState?: SnapshotState;
  /** What snapshots have found: they do not throw, Jest fails the test when it is over. */
  readonly suppressedErrors?: readonly Error[];
}

interface JestExpect {
  getState(): JestState;
  setState(state: { readonly assertionCalls?: number; readonly suppressedErrors?: Error[] }): void;
}

/**
 * A body that can be run many times within one test of Jest: each run counts its own assertions and snapshots, and throws what
 * a snapshot has found in it, which would otherwise fail the test for good.
 */
export function repeatJestBody<C>(body: (context: C) => unknown, expect: JestExpect): (context: C) => Promise<void> {
  let begin: (() => void) | undefined;
  return async (context) => {
    begin ??= rememberSnapshots(expect.getState().snapshotState);
    begin();
    expect.setState({ assertionCalls: 0 });
    const before = expect.getState().suppressedErrors?.length ?? 0;
    let found: Error | undefined;
    try {
      await body(context);
    } finally {
      const { suppressedErrors = [] } = expect.getState();
      found = suppressedErrors[before];
      if (found) expect.setState({ suppressedErrors: suppressedErrors.slice(0, before) });
    }
    if (found) throw found;
  };
}

function rememberSnapshots(state: SnapshotState | undefined): () => void {
  if (!state) return () => undefined;
  const { added, matched, unmatched, updated, _counters: counters } = state;
  const numbers = [...(counters ?? [])];
  return () => {
    Object.assign(state, { added, matched, unmatched, updated });
    counters?.clear();
    for (const [name, number] of numbers) counters?.set(name, number);
  };
}
