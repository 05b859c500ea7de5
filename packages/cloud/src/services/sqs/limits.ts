/** Source of all: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html, read 2026-11. */
export const MAX_BATCH_ENTRIES = 10;
/** Since August 2025; 256 KiB before. Source: https://aws.amazon.com/about-aws/whats-new/2025/08/amazon-sqs-max-payload-size-1mib/ */
export const MAX_MESSAGE_BYTES = 1_048_576;
export const MAX_MESSAGE_ATTRIBUTES = 10;
export const MAX_VISIBILITY_SECONDS = 43_200;
export const MAX_DELAY_SECONDS = 900;
export const MAX_IN_FLIGHT = 120_000;
export const DEDUPLICATION_MS = 300_000;
export const MAX_RECEIVE_COUNT = 1000;
/** Tags per queue. */
export const MAX_TAGS = 50;
