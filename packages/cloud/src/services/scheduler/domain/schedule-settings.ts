import type { CreateScheduleInput } from '@aws-sdk/client-scheduler';
import type { Validated } from '../../../protocols/validated.ts';
import { findTimeZone, parseScheduleExpression } from '../../schedule-expressions/index.ts';
import { validationError } from '../errors.ts';
import { MAX_PAST_START_MS } from '../limits.ts';
import type { StoredSchedule } from '../state.ts';
import { assertTarget } from './assert-target.ts';

/** What both CreateSchedule and UpdateSchedule set, all of it each time. */
export type SettingsInput = Omit<Validated<CreateScheduleInput>, 'Name' | 'GroupName' | 'ClientToken'>;
export type ScheduleSettings = Omit<StoredSchedule, 'name' | 'groupName' | 'createdAt' | 'clientToken'>;

/** Checks the settings of a schedule and fills in the defaults. */
export function readSettings(input: SettingsInput, now: number): ScheduleSettings {
  const {
    ScheduleExpression: expression,
    ScheduleExpressionTimezone: timeZone = 'UTC',
    Target,
    FlexibleTimeWindow,
  } = input;
  if (parseScheduleExpression(expression, 'scheduler') === undefined) {
    throw validationError(`Invalid Schedule Expression ${expression}.`);
  }
  if (findTimeZone(timeZone) === undefined) throw validationError(`Invalid Schedule Expression Timezone ${timeZone}.`);
  assertDates(input, now);
  if (FlexibleTimeWindow.Mode === 'FLEXIBLE' && FlexibleTimeWindow.MaximumWindowInMinutes === undefined) {
    throw validationError('MaximumWindowInMinutes must be specified when FlexibleTimeWindow Mode is FLEXIBLE.');
  }
  assertTarget(Target);
  return {
    expression,
    timeZone,
    state: input.State ?? 'ENABLED',
    actionAfterCompletion: input.ActionAfterCompletion ?? 'NONE',
    window: FlexibleTimeWindow,
    target: Target,
    scheduledSince: now,
    modifiedAt: now,
    ...(input.StartDate && { startMs: input.StartDate.getTime() }),
    ...(input.EndDate && { endMs: input.EndDate.getTime() }),
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.KmsKeyArn !== undefined && { kmsKeyArn: input.KmsKeyArn }),
  };
}

function assertDates({ StartDate, EndDate }: SettingsInput, now: number): void {
  if (StartDate && StartDate.getTime() < now - MAX_PAST_START_MS) {
    throw validationError('The StartDate you specify cannot be earlier than 5 minutes ago.');
  }
  if (EndDate && EndDate.getTime() <= (StartDate?.getTime() ?? now)) {
    throw validationError('The EndDate you specify must come after the StartDate and the present.');
  }
}
