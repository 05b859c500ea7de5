/** AWS: Lambda quotas. Source: Lambda developer guide, "Lambda quotas" (November 2026). */
export const ACCOUNT_CONCURRENCY = 1000;
/** Concurrency that cannot be reserved away. Source: same guide, "Configuring reserved concurrency". */
export const MINIMUM_UNRESERVED_CONCURRENCY = 100;
export const SYNC_PAYLOAD_BYTES = 6_291_456;
/** AWS: responses may be 100 bytes larger than requests. Source: error text of `Function.ResponseSizeTooLarge`. */
export const RESPONSE_PAYLOAD_BYTES = 6_291_556;
/** AWS: raised from 256 KB in October 2025. */
export const ASYNC_PAYLOAD_BYTES = 1_048_576;
export const ENVIRONMENT_BYTES = 4096;
export const LOG_TAIL_BYTES = 4096;
export const ZIP_UPLOAD_BYTES = 52_428_800;
export const UNZIPPED_BYTES = 262_144_000;
export const CODE_STORAGE_BYTES = 80_530_636_800;
export const MAXIMUM_TAGS = 50;

/** AWS: the init phase is cut off after ten seconds. Source: guide, "Lambda execution environment lifecycle". */
export const INIT_LIMIT_MS = 10_000;
/** How long after its deadline an invocation of which nothing was heard is given up. */
export const LOST_AFTER_MS = 1000;

/** AWS: two retries, after one and two minutes. Source: guide, "How Lambda handles errors and retries with asynchronous invocation". */
export const ASYNC_RETRY_DELAYS_MS: readonly number[] = [60_000, 120_000];
export const DEFAULT_RETRY_ATTEMPTS = 2;
export const DEFAULT_EVENT_AGE_SECONDS = 21_600;
/** AWS: throttled events are tried again after 1 second, exponentially up to 5 minutes. Source: same page. */
export const THROTTLE_BACKOFF_LIMIT_MS = 300_000;

/** AWS: a queue's poller starts with five concurrent batches. Source: guide, "Using Lambda with Amazon SQS", scaling. */
export const INITIAL_QUEUE_CONCURRENCY = 5;
export const QUEUE_BATCH_SIZE = 10;
export const FIFO_BATCH_LIMIT = 10;
export const STREAM_BATCH_SIZE = 100;
export const DYNAMODB_BATCH_LIMIT = 10_000;
/** AWS: records leave a DynamoDB stream after 24 hours. */
export const STREAM_RETENTION_MS = 86_400_000;
export const STREAM_BACKOFF_LIMIT_MS = 60_000;
export const DEFAULT_PAGE = 50;
/** How long an answer is kept for a caller that does not come for it. */
export const RESULT_KEPT_MS = 60_000;
