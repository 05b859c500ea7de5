import type { Constraint } from './constraints.ts';

/** A value as AWS's Java services print it in a violation: `[a, b]`, `{k=v}`, `WriteRequest(putRequest=null)`. */
export function formatJavaValue(value: unknown, node: Constraint | undefined): string {
  if (value === undefined || value === null) return 'null';
  if (value instanceof Uint8Array)
    return `java.nio.HeapByteBuffer[pos=0 lim=${value.byteLength} cap=${value.byteLength}]`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) {
    const member = node?.kind === 'list' ? node.member : undefined;
    return `[${value.map((element) => formatJavaValue(element, member)).join(', ')}]`;
  }
  if (typeof value === 'object') {
    const source = value as Readonly<Record<string, unknown>>;
    if (node?.kind === 'structure') {
      return `${node.name}(${node.members.map((member) => `${member.path}=${formatJavaValue(source[member.name], member.node)}`).join(', ')})`;
    }
    const entry = node?.kind === 'map' ? node.value : undefined;
    return `{${Object.entries(source)
      .map(([key, element]) => `${key}=${formatJavaValue(element, entry)}`)
      .join(', ')}}`;
  }
  return String(value);
}
