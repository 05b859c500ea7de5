import type { Follower } from '../lab/effects/follower.ts';

/** Whatever answers AWS calls. Inputs and outputs as the SDK has them. */
export interface Target {
  call(
    service: string,
    operation: string,
    input: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
  /** Messages of a queue without receiving them. */
  peek(queueUrl: string): Promise<readonly RawMessage[]>;
  /** Who follows what the test reads; undefined when nobody does. */
  readonly follower?: Follower | undefined;
}

/** A message as the target has it. */
export interface RawMessage {
  readonly messageId: string;
  readonly body: string;
  readonly state: 'visible' | 'in flight' | 'delayed';
  /** System attributes: `SentTimestamp`, `ApproximateReceiveCount`, `MessageGroupId`, … */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, { readonly stringValue?: string; readonly dataType?: string }>>;
}
