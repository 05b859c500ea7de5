/** A value from an earlier answer: `from('queue', 'QueueUrl')`, `from('received', 'Messages', 0, 'ReceiptHandle')`. */
export interface From {
  readonly answer: string;
  readonly path: readonly (string | number)[];
}

export const from = (answer: string, ...path: readonly (string | number)[]): From => ({ answer, path });

export type Value =
  | string
  | number
  | boolean
  | Uint8Array
  | From
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A call by the operation's name, with the SDK's input; `as` names its answer for later steps. */
export interface CallStep {
  readonly call: string;
  readonly input: Readonly<Record<string, Value>>;
  readonly as?: string;
}

/** Time that passes. */
export interface PassStep {
  readonly passSeconds: number;
}

/** What AWS answers: members of the output (others may be there, but for those it `lacks`), or an error. */
export type Expectation =
  | { readonly answers: Readonly<Record<string, Value>>; readonly lacks?: readonly string[] }
  | { readonly fails: { readonly name: string; readonly message?: string; readonly status?: number } };

/** A fact about AWS, as data: it can be checked against anything that speaks the protocol. */
export interface ConformanceCase {
  /** A sentence about behaviour, in the present tense. */
  readonly name: string;
  /** Where it is documented, or who recorded it. */
  readonly source: string;
  readonly given?: readonly (CallStep | PassStep)[];
  readonly when: CallStep;
  readonly outcome: Expectation;
}
