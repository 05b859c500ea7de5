/** AWS: `StartDate` may be this far in the past. Source: recorded refusals of CreateSchedule. */
export const MAX_PAST_START_MS: number = 5 * 60_000;

/** Items in one page of a list operation when no limit is given. */
export const DEFAULT_PAGE_SIZE = 100;
