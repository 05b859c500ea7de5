import type { Properties, ResourceResult } from '../../../kernel/service.ts';
import { given, readJson, readNumber, readObject, readText } from '../../template-properties/property-values.ts';
import { DEFAULT_GROUP, scheduleArn } from '../domain/resource-names.ts';
import type { SettingsInput } from '../domain/schedule-settings.ts';
import { createSchedule } from '../operations/create-schedule.ts';
import { deleteSchedule } from '../operations/delete-schedule.ts';
import { updateSchedule } from '../operations/update-schedule.ts';
import type { SchedulerContext, SchedulerResource, StoredSchedule, StoredTarget } from '../state.ts';

/** `AWS::Scheduler::Schedule`: `Ref` gives the name. */
export const scheduleResource: SchedulerResource = {
  properties: [
    'Name',
    'GroupName',
    'Description',
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'StartDate',
    'EndDate',
    'State',
    'KmsKeyArn',
    'FlexibleTimeWindow',
    'Target',
    'ActionAfterCompletion',
  ],
  required: ['ScheduleExpression', 'FlexibleTimeWindow', 'Target'],
  replaceOn: ['Name'],
  create: (properties, request, context) => {
    const name = readText(properties, 'Name') ?? request.generateName({ maxLength: 64 });
    createSchedule({ Name: name, GroupName: groupOf(properties), ...settingsOf(properties) }, context);
    return describe(context, name, properties);
  },
  update: (name, properties, previous, _request, context) => {
    if (groupOf(previous) === groupOf(properties)) {
      updateSchedule({ Name: name, GroupName: groupOf(properties), ...settingsOf(properties) }, context);
    } else {
      createSchedule({ Name: name, GroupName: groupOf(properties), ...settingsOf(properties) }, context);
      deleteSchedule({ Name: name, GroupName: groupOf(previous) }, context);
    }
    return describe(context, name, properties);
  },
  delete: (name, properties, context) => {
    // A schedule that deleted itself after its last invocation is no error.
    if (!context.state.schedules.has([groupOf(properties), name])) return;
    deleteSchedule({ Name: name, GroupName: groupOf(properties) }, context);
  },
};

function groupOf(properties: Properties): string {
  return readText(properties, 'GroupName') ?? DEFAULT_GROUP;
}

function describe(context: SchedulerContext, name: string, properties: Properties): ResourceResult {
  return { physicalId: name, attributes: { Arn: scheduleArn(context, groupOf(properties), name) } };
}

function settingsOf(properties: Properties): SettingsInput {
  const window = readObject(properties, 'FlexibleTimeWindow') ?? {};
  return {
    ScheduleExpression: readText(properties, 'ScheduleExpression') ?? '',
    Target: targetOf(readObject(properties, 'Target') ?? {}),
    FlexibleTimeWindow: {
      Mode: readText(window, 'Mode') === 'FLEXIBLE' ? 'FLEXIBLE' : 'OFF',
      ...given({ MaximumWindowInMinutes: readNumber(window, 'MaximumWindowInMinutes') }),
    },
    ...given({
      ScheduleExpressionTimezone: readText(properties, 'ScheduleExpressionTimezone'),
      StartDate: readDate(properties, 'StartDate'),
      EndDate: readDate(properties, 'EndDate'),
      Description: readText(properties, 'Description'),
      KmsKeyArn: readText(properties, 'KmsKeyArn'),
      State: readText(properties, 'State') as StoredSchedule['state'] | undefined,
      ActionAfterCompletion: readText(properties, 'ActionAfterCompletion') as
        | StoredSchedule['actionAfterCompletion']
        | undefined,
    }),
  };
}

function targetOf(target: Properties): StoredTarget {
  const retryPolicy = readObject(target, 'RetryPolicy');
  return {
    // Templates write these members exactly as the API does.
    ...target,
    Arn: readText(target, 'Arn') ?? '',
    RoleArn: readText(target, 'RoleArn') ?? '',
    ...given({
      Input: readJson(target, 'Input'),
      RetryPolicy:
        retryPolicy &&
        given({
          MaximumRetryAttempts: readNumber(retryPolicy, 'MaximumRetryAttempts'),
          MaximumEventAgeInSeconds: readNumber(retryPolicy, 'MaximumEventAgeInSeconds'),
        }),
    }),
  };
}

function readDate(properties: Properties, name: string): Date | undefined {
  const text = readText(properties, name);
  return text === undefined ? undefined : new Date(text);
}
