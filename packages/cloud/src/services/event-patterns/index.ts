/** The event pattern language of EventBridge, shared with Lambda's event source mappings. */
export { compileEventPattern } from './compile-event-pattern.ts';
export type { EventMatcher } from './compile-event-pattern.ts';
export { isInvalidEventPattern } from './invalid-event-pattern.ts';
