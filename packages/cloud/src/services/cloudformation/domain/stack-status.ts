import type { StackStatus } from '@aws-sdk/client-cloudformation';

/** Statuses from which a stack can be updated. */
const UPDATABLE: ReadonlySet<StackStatus> = new Set<StackStatus>([
  'CREATE_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
]);

export function isUpdatable(status: StackStatus): boolean {
  return UPDATABLE.has(status);
}
