/** Where tests' schedules send to. */
export const TARGET = 'arn:aws:sqs:eu-west-1:000000000000:q';
export const DEAD_LETTERS = 'arn:aws:sqs:eu-west-1:000000000000:dlq';
const ROLE = 'arn:aws:iam::000000000000:role/r';

/** Input of a schedule `s` that calls a queue every hour, with changes. */
export function scheduleInput(changes: object = {}, targetChanges: object = {}): object {
  return {
    Name: 's',
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: TARGET, RoleArn: ROLE, ...targetChanges },
    ...changes,
  };
}
