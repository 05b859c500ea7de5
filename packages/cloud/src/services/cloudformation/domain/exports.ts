import type { CloudFormationState, OutputRecord, StackRecord } from '../state.ts';

/** An export and the stack it is from. */
export interface ExportRecord {
  readonly name: string;
  readonly value: string;
  readonly stackId: string;
  readonly stackName: string;
}

/** Every export of the stacks that are not deleted, by name. */
export function listExportRecords(state: CloudFormationState): readonly ExportRecord[] {
  const found: ExportRecord[] = [];
  for (const stack of liveStacks(state)) {
    for (const { exportName: name, value } of stack.outputs) {
      if (name !== undefined) found.push({ name, value, stackId: stack.stackId, stackName: stack.stackName });
    }
  }
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

export function findExport(state: CloudFormationState, name: string): ExportRecord | undefined {
  return listExportRecords(state).find((entry) => entry.name === name);
}

/** Names of stacks that import an export. */
export function importersOf(state: CloudFormationState, exportName: string): readonly string[] {
  return liveStacks(state)
    .filter((stack) => stack.imports.includes(exportName))
    .map((stack) => stack.stackName);
}

export function liveStacks(state: CloudFormationState): readonly StackRecord[] {
  return [...state.stackIds.values()].flatMap((stackId) => state.stacks.get(stackId) ?? []);
}

/** Why these outputs cannot take the place of the stack's present ones; undefined when they can. */
export function findExportConflict(
  stack: StackRecord,
  outputs: readonly OutputRecord[],
  state: CloudFormationState,
): string | undefined {
  const names = new Set(outputs.flatMap((output) => output.exportName ?? []));
  for (const name of names) {
    const other = listExportRecords(state).find((entry) => entry.name === name && entry.stackId !== stack.stackId);
    if (other) return `Export with name ${name} is already exported by stack ${other.stackName}`;
  }
  for (const { exportName, value } of stack.outputs) {
    if (exportName === undefined) continue;
    const users = importersOf(state, exportName);
    const replacement = outputs.find((output) => output.exportName === exportName);
    if (users.length === 0 || replacement?.value === value) continue;
    return replacement
      ? `Cannot update export ${exportName} as it is in use by ${users.join(', ')}`
      : `Cannot delete export ${exportName} as it is in use by ${users.join(', ')}`;
  }
  return undefined;
}
