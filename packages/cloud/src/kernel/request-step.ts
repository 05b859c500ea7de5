import type { Call } from './call.ts';
import type { Step } from './step.ts';

/** The step that lets a request through. */
export function requestStep(
  { actor, service, operation, account, region, input, accessKeyId, position }: Call,
  rest: Pick<Step, 'after' | 'settled' | 'identity' | 'run' | 'runWith' | 'resolve' | 'reject'>,
): Step {
  return {
    kind: 'request',
    actor,
    service,
    operation,
    account,
    region,
    causes: actor.cause === undefined ? [] : [actor.cause],
    input,
    accessKeyId,
    ...(position !== undefined && { position }),
    ...rest,
  };
}
