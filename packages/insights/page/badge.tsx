import type { VNode } from 'preact';

import type { FlakeState } from '../src/flakes/flake-analysis.ts';
import { nameState } from '../src/report/state-name.ts';

/** The state of a test. */
export function Badge({ state }: { readonly state: FlakeState }): VNode {
  return <span class={`badge ${state}`}>{nameState(state)}</span>;
}
