/** How a step is sent: once, or page after page, or over every segment, until nothing is left. */
export type Manner = 'once' | 'pages' | 'segments';

export const operationNames = [
  'PutItem',
  'GetItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'Scan',
  'BatchGetItem',
  'BatchWriteItem',
  'TransactGetItems',
  'TransactWriteItems',
  'ExecuteStatement',
  'BatchExecuteStatement',
  'ExecuteTransaction',
  'DescribeTable',
] as const;
export type OperationName = (typeof operationNames)[number];

/** One request of a sequence. */
export interface Step {
  readonly operation: OperationName;
  readonly input: Readonly<Record<string, unknown>>;
  readonly manner: Manner;
  /** The answer has no order that means anything. */
  readonly unordered: boolean;
}
