import { fileURLToPath } from 'node:url';
import type {
  FunctionHandle,
  QueueHandle,
  SettleReport,
  Stack,
  TableHandle,
  TestCloud,
  TestCloudOptions,
} from 'skyrig';
import { divide } from '../../src/shares.ts';
import type { DueMessage, ResultRow, ScheduleRow } from '../../src/rows.ts';

export const TEMPLATE: string = fileURLToPath(new URL('../../template.yaml', import.meta.url));

/** Where every test's clock starts: half an hour before a scan. */
export const START = '2026-03-10T08:30:00.000Z';
export const YESTERDAY = '2026-03-09';
export const TODAY = '2026-03-10';
export const TOMORROW = '2026-03-11';

/** Parameters of template.yaml. */
export interface PipelineParameters {
  readonly WriterVariant?: 'correct' | 'racy' | 'versioned' | 'item-per-key';
  readonly TimeZone?: string;
  readonly PageSize?: number;
  readonly BatchSize?: number;
  readonly FanOut?: number;
}

/** The deployed pipeline, with typed handles. */
export interface Pipeline {
  readonly stack: Stack;
  readonly schedules: TableHandle<ScheduleRow>;
  readonly results: TableHandle<ResultRow>;
  readonly queue: QueueHandle;
  readonly deadLetters: QueueHandle;
  readonly scanner: FunctionHandle;
  readonly processor: FunctionHandle;
  readonly writer: FunctionHandle;
  /** Moves the clock to the next full hour, when the schedule fires, and on until everything is done. */
  scan(): Promise<SettleReport>;
}

/** Functions run in the test's own thread: nothing is faster, and dozens of writers at once are no load. */
export const CLOUD_OPTIONS: TestCloudOptions = { startTime: START, compute: 'inline' };

/** Deploys the pipeline once more beside what is there, under another name. */
export async function deployPipeline(
  cloud: TestCloud,
  parameters: PipelineParameters = {},
  stackName = 'due-date',
): Promise<Pipeline> {
  return pipelineOf(cloud, await cloud.deploy(TEMPLATE, { stackName, parameters: { ...parameters } }));
}

/** Handles for the pipeline that was deployed last. */
export function pipelineOf(cloud: TestCloud, stack: Stack = cloud.stack()): Pipeline {
  return {
    stack,
    schedules: stack.table<ScheduleRow>('Schedules'),
    results: stack.table<ResultRow>('Results'),
    queue: stack.queue('Queue'),
    deadLetters: stack.queue('DeadLetters'),
    scanner: stack.function('Scanner'),
    processor: stack.function('Processor'),
    writer: stack.function('Writer'),
    scan: async () => {
      await cloud.clock.advanceTo(nextHour(cloud.clock.now()));
      return cloud.settle({ leap: true });
    },
  };
}

function nextHour(nowMs: number): number {
  return (Math.floor(nowMs / 3_600_000) + 1) * 3_600_000;
}

/** A row that is due today and waits. */
export function dueRow(
  id: string,
  row: Partial<Omit<ScheduleRow, 'id'>> & { readonly payees?: number } = {},
): ScheduleRow {
  const { payees = 3, ...rest } = row;
  const expectedKeys = Array.from(
    { length: payees },
    (_, position) => `payee-${String(position + 1).padStart(2, '0')}`,
  );
  return { id, dueDate: TODAY, status: 'PENDING', amountCents: 1000 * payees + 1, expectedKeys, ...rest };
}

/** `count` rows, row-01 and so on. */
export function dueRows(count: number, row: Parameters<typeof dueRow>[1] = {}): ScheduleRow[] {
  return Array.from({ length: count }, (_, position) => dueRow(`row-${String(position + 1).padStart(2, '0')}`, row));
}

/** The message that the scanner sends for a row. */
export function messageOf({ id, dueDate, amountCents, expectedKeys }: ScheduleRow): DueMessage {
  return { id, dueDate, amountCents, expectedKeys };
}

/** The values that a row is to have in the end. */
export function valuesOf({ amountCents, expectedKeys }: ScheduleRow): Record<string, number> {
  return Object.fromEntries(divide(amountCents, expectedKeys));
}
