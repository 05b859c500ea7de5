/** Schedule expressions of EventBridge rules and EventBridge Scheduler. */
export { nextFiring } from './next-firing.ts';
export { parseScheduleExpression } from './parse-schedule-expression.ts';
export { findTimeZone } from './time-zone.ts';
