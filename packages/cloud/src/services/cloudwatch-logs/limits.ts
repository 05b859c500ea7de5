/* Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html, read 2026-11. */
export const MAX_BATCH_BYTES = 1_048_576;
/** Counted for each event besides its message in UTF-8. */
export const EVENT_OVERHEAD_BYTES = 26;
export const MAX_BATCH_SPAN_MS = 86_400_000;
export const MAX_FUTURE_MS = 7_200_000;
export const MAX_PAST_MS = 1_209_600_000;

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
export const RETENTION_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Of GetLogEvents and FilterLogEvents: a page ends at whichever comes first. */
export const MAX_PAGE_EVENTS = 10_000;
export const MAX_PAGE_BYTES = 1_048_576;
export const DEFAULT_PAGE_SIZE = 50;
/** Per log group. */
export const MAX_TAGS = 50;
/** Per log group. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
export const MAX_SUBSCRIPTION_FILTERS = 2;
