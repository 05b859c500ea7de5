import { invalidParameter } from '../errors.ts';
import { MAX_TAGS } from '../limits.ts';

/** Checks the tags a queue will have. Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-tags.html */
export function assertTags(queueName: string, tags: Readonly<Record<string, string>>): void {
  if (Object.keys(tags).length > MAX_TAGS) throw invalidParameter(`Too many tags added for queue ${queueName}.`);
}
