import type { Cloud } from '@skyrig/cloud';
import { resourceName } from '../history/step-label.ts';
import { lab } from '../state/lab-actor.ts';

/** Names of the queues to which other queues give up messages. */
export async function findDeadLetterQueues(cloud: Cloud): Promise<ReadonlySet<string>> {
  if (cloud.services()['sqs'] !== 'running') return new Set();
  const { QueueUrls = [] } = (await cloud.call('sqs', 'ListQueues', {}, { actor: lab })) as {
    readonly QueueUrls?: readonly string[];
  };
  const names = await Promise.all(
    QueueUrls.map(async (QueueUrl) => {
      const asked = { QueueUrl, AttributeNames: ['RedrivePolicy'] };
      const { Attributes } = (await cloud.call('sqs', 'GetQueueAttributes', asked, { actor: lab })) as {
        readonly Attributes?: Readonly<Record<string, string>>;
      };
      const policy = JSON.parse(Attributes?.['RedrivePolicy'] ?? '{}') as { readonly deadLetterTargetArn?: string };
      return policy.deadLetterTargetArn === undefined ? [] : [resourceName(policy.deadLetterTargetArn)];
    }),
  );
  return new Set(names.flat());
}
