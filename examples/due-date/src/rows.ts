export type ScheduleStatus = 'PENDING' | 'QUEUED' | 'DONE' | 'FAILED';

/** A row of the table Schedules: an instalment that is to be divided among its payees when it is due. */
export interface ScheduleRow {
  readonly id: string;
  /** YYYY-MM-DD in the configured time zone. */
  readonly dueDate: string;
  readonly status: ScheduleStatus;
  readonly amountCents: number;
  /** The payees, each of whom is to have a value in the end. */
  readonly expectedKeys: readonly string[];
}

/** A row of the table Results. */
export interface ResultRow {
  readonly id: string;
  /** Cents by payee. */
  readonly values: Readonly<Record<string, number>>;
  readonly expectedKeys: readonly string[];
  /** Counts the writes of writers that need it. */
  readonly version: number;
  /** ISO 8601; set once, when every expected key has its value. */
  readonly completedAt?: string;
}

/** What a message says. */
export type DueMessage = Pick<ScheduleRow, 'id' | 'dueDate' | 'amountCents' | 'expectedKeys'>;

/** What one writer is asked to write. */
export interface Share {
  readonly id: string;
  readonly key: string;
  readonly cents: number;
}

/** Whether every expected key has its value. */
export function isComplete({ values, expectedKeys }: Pick<ResultRow, 'values' | 'expectedKeys'>): boolean {
  return expectedKeys.every((key) => values[key] !== undefined);
}

function isDueMessage(value: unknown): value is DueMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { id, dueDate, amountCents, expectedKeys } = value as Readonly<Record<string, unknown>>;
  return (
    typeof id === 'string' &&
    typeof dueDate === 'string' &&
    Number.isSafeInteger(amountCents) &&
    Array.isArray(expectedKeys) &&
    expectedKeys.length > 0 &&
    expectedKeys.every((key) => typeof key === 'string')
  );
}

/** The message in a queue record's body. Throws, quoting it, when it is none of ours. */
export function parseDueMessage(body: string): DueMessage {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    value = undefined;
  }
  if (isDueMessage(value)) return value;
  throw new Error(`Not a due-date message: ${body.slice(0, 200)}. It needs id, dueDate, amountCents and expectedKeys.`);
}
