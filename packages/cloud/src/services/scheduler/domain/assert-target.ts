import { parseArn } from '../../event-delivery/index.ts';
import { targetNotEmulated, validationError } from '../errors.ts';
import type { StoredTarget } from '../state.ts';
import { assertUniversalTarget, parseUniversalTarget } from './universal-target.ts';

const templated: ReadonlySet<string> = new Set(['lambda', 'sqs', 'sns', 'events']);

/** Checks a target when the schedule is written; what nothing here plays is refused by name. */
export function assertTarget(target: StoredTarget): void {
  const universal = parseUniversalTarget(target.Arn);
  if (universal !== undefined) return assertUniversalTarget(universal, target.Arn, target.Input);
  const arn = parseArn(target.Arn);
  if (arn === undefined) throw validationError('Provided Arn is not in correct format.');
  if (!templated.has(arn.service)) throw targetNotEmulated(target.Arn);
  if (arn.service === 'events' && target.EventBridgeParameters === undefined) {
    throw validationError('EventBridgeParameters must be specified for an EventBridge target.');
  }
  if (arn.service === 'sqs' && arn.resource.endsWith('.fifo') && target.SqsParameters?.MessageGroupId === undefined) {
    throw validationError('SqsParameters with a MessageGroupId must be specified for a FIFO queue.');
  }
}
