import type { ScheduleRun } from '../../../src/lab/explore/schedule-runner.ts';

/** One run of a subject; what the lab knows of it is there when a strategy chose the order. */
export type SubjectRun = Pick<ScheduleRun, 'outcome' | 'error'> & { readonly schedule?: ScheduleRun };
