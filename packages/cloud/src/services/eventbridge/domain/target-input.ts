import type { DeliveryFailure } from '../../event-delivery/index.ts';
import type { EventEnvelope, StoredTarget } from '../state.ts';
import { InvalidTransformedInput, transformInput } from './input-transformer.ts';
import type { TransformerContext } from './input-transformer.ts';
import { parseJsonPath } from './json-path.ts';

export type TargetInput = { readonly body: string } | { readonly failure: DeliveryFailure };

/** What a target gets for an event: the event, a constant, a part of it, or a filled-in template. */
export function targetInput(target: StoredTarget, event: EventEnvelope, context: TransformerContext): TargetInput {
  if (target.Input !== undefined) return { body: target.Input };
  if (target.InputPath !== undefined) {
    return { body: JSON.stringify(parseJsonPath(target.InputPath)?.(event) ?? null) };
  }
  if (target.InputTransformer === undefined) return { body: JSON.stringify(event) };
  try {
    return { body: transformInput(target.InputTransformer, event, context) };
  } catch (error) {
    if (!(error instanceof InvalidTransformedInput)) throw error;
    return { failure: { kind: 'INVALID_JSON', code: 'INVALID_JSON', message: error.message, isRetryable: false } };
  }
}
