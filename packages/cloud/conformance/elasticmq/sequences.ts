import fc from 'fast-check';

/** One thing that is done to a queue. Handles are picked from those given out so far. */
export type Action =
  | { readonly kind: 'send'; readonly group: string; readonly duplicateOf: number | undefined }
  | { readonly kind: 'send batch'; readonly groups: readonly string[] }
  | { readonly kind: 'receive'; readonly max: number; readonly timeout: number }
  | { readonly kind: 'delete'; readonly pick: number }
  | { readonly kind: 'change'; readonly pick: number; readonly timeout: number }
  | { readonly kind: 'count' }
  | {
      readonly kind: 'refusal';
      readonly what:
        | 'empty body'
        | 'eleven messages'
        | 'twelve hours'
        | 'missing queue'
        | 'empty batch'
        | 'repeated id';
    };

const group = fc.constantFrom('a', 'b', 'c');
/* No clock can be moved there: a message is visible at once, or for the whole sequence not. */
const timeout = fc.constantFrom(0, 3600);

/** Sequences for a queue. Which group, or on a standard queue which message, comes first is nobody's promise: every receive takes all. */
export function sequences(fifo: boolean): fc.Arbitrary<readonly Action[]> {
  const action = fc.oneof<fc.Arbitrary<Action>[]>(
    fc.record({
      kind: fc.constant('send' as const),
      group,
      duplicateOf: fifo ? fc.option(fc.nat(9), { nil: undefined }) : fc.constant(undefined),
    }),
    fc.record({ kind: fc.constant('send batch' as const), groups: fc.array(group, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('receive' as const),
      max: fc.constant(10),
      timeout,
    }),
    fc.record({ kind: fc.constant('delete' as const), pick: fc.nat(20) }),
    fc.record({ kind: fc.constant('change' as const), pick: fc.nat(20), timeout }),
    fc.record({ kind: fc.constant('count' as const) }),
    fc.record({
      kind: fc.constant('refusal' as const),
      what: fc.constantFrom(
        'empty body',
        'eleven messages',
        'twelve hours',
        'missing queue',
        'empty batch',
        'repeated id',
      ),
    }),
  );
  return fc.array(action, { minLength: 1, maxLength: 12 });
}
