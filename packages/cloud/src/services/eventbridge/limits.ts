/** AWS: bytes of all entries of one PutEvents call; 256 KB until January 2026. Source: AWS Compute Blog, 2026-01-29. */
export const MAX_PUT_EVENTS_BYTES: number = 1024 * 1024;

/** AWS: what `Time` counts towards the size. Source: EventBridge user guide, "Calculating PutEvents event entry size". */
export const TIME_BYTES = 14;

/** AWS: targets of one rule. Source: EventBridge quotas. */
export const MAX_TARGETS_PER_RULE = 5;

/** Items in one page of a list operation when no limit is given. */
export const DEFAULT_PAGE_SIZE = 100;
