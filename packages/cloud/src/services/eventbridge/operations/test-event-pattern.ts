import { validationError } from '../errors.ts';
import { parseDetail } from '../domain/event-envelope.ts';
import { compilePattern } from '../domain/patterns.ts';
import type { EventBridgeOperation } from '../state.ts';

/** Says whether an event would match. */
export const testEventPattern: EventBridgeOperation<'TestEventPattern'> = (input) => {
  const matches = compilePattern(input.EventPattern);
  const event = parseDetail(input.Event);
  if (event === undefined) throw validationError('Parameter Event is not valid.');
  return { Result: matches(event) };
};
