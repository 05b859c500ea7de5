import type { Ports } from '../ports.ts';
import { parseArn } from './arn.ts';
import { attempt, missingResource } from './delivery-failure.ts';
import type { DeliveryFailure } from './delivery-failure.ts';

/** A delivery to a function, queue or topic. */
export interface TargetCall {
  readonly arn: string;
  readonly body: string;
  readonly messageGroupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
}

/** Hands the body to the target; answers how that failed, undefined when it did not. */
export function callTarget(ports: Partial<Ports>, call: TargetCall): DeliveryFailure | undefined {
  switch (parseArn(call.arn)?.service) {
    case 'lambda':
      return invokeFunction(ports, call);
    case 'sqs':
      return sendMessage(ports, call);
    case 'sns':
      return publishMessage(ports, call);
    default:
      return missingResource('NotImplemented', `Skyrig does not deliver to targets such as ${call.arn} yet.`);
  }
}

function invokeFunction({ functions }: Partial<Ports>, { arn, body }: TargetCall): DeliveryFailure | undefined {
  if (functions?.exists(arn) !== true)
    return missingResource('ResourceNotFoundException', `Function not found: ${arn}`);
  return attempt(() => functions.invokeAsync({ functionArn: arn, payload: body }));
}

function sendMessage({ queues }: Partial<Ports>, call: TargetCall): DeliveryFailure | undefined {
  if (queues?.exists(call.arn) !== true) {
    return missingResource('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.');
  }
  const { arn, body, messageGroupId, deduplicationId } = call;
  return attempt(() =>
    queues.send(arn, {
      body,
      ...(messageGroupId !== undefined && { groupId: messageGroupId }),
      ...(deduplicationId !== undefined && { deduplicationId }),
    }),
  );
}

function publishMessage({ topics }: Partial<Ports>, { arn, body }: TargetCall): DeliveryFailure | undefined {
  if (topics?.exists(arn) !== true) return missingResource('NotFound', 'Topic does not exist');
  return attempt(() => topics.publish(arn, { body }));
}
