import type { ConsumedCapacity, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';
import { validationError } from '../domain/validation-error.ts';
import { describeCapacity, noCapacity, type CapacityUse } from './capacity.ts';

/** Throws when a batch or transaction names an item twice. */
export function assertDistinct(keys: readonly (readonly [tableName: string, key: string])[], message: string): void {
  const seen = new Set<string>();
  for (const [tableName, key] of keys) {
    const id = `${tableName}|${key}`;
    if (seen.has(id)) throw validationError(message);
    seen.add(id);
  }
}

/** Capacity used of several tables, by the names the request gave them. */
export class CapacityByTable {
  readonly #uses = new Map<string, CapacityUse>();

  of(tableName: string): CapacityUse {
    const known = this.#uses.get(tableName);
    if (known) return known;
    const use = noCapacity();
    this.#uses.set(tableName, use);
    return use;
  }

  /** One entry a table, or undefined when none is asked for. */
  describe(
    requested: ReturnConsumedCapacity | undefined,
    transaction?: 'Read' | 'Write',
  ): ConsumedCapacity[] | undefined {
    const entries = [...this.#uses].flatMap(([name, use]) => describeCapacity(requested, name, use, transaction) ?? []);
    return requested === 'TOTAL' || requested === 'INDEXES' ? entries : undefined;
  }
}
