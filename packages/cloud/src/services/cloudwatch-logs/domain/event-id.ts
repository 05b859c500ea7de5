import type { LogEvent } from '../state.ts';

const ORDER_DIGITS = 36;

/** Fifty-six digits, in AWS's shape: they sort as the events of a group do. */
export function idOfEvent({ timestamp, order }: Pick<LogEvent, 'timestamp' | 'order'>): string {
  return `${String(timestamp).padStart(20, '0')}${String(order).padStart(ORDER_DIGITS, '0')}`;
}

/** The position that such digits stand for. */
export function positionOfId(id: string): readonly [timestamp: number, order: number] {
  return [Number(id.slice(0, -ORDER_DIGITS)), Number(id.slice(-ORDER_DIGITS))];
}
