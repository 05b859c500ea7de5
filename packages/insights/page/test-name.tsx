import type { VNode } from 'preact';

/** A test as a link to what is known about it: its name, and small above it, where it stands. */
export function TestName({ id, index }: { readonly id: string; readonly index: number | undefined }): VNode {
  const parts = id.split(' > ');
  const name = parts.slice(1).join(' › ') || id;
  const file = parts.length > 1 ? parts[0] : '';
  return (
    <span class="test-name">
      {file && <span class="file">{file}</span>}
      {index === undefined ? <span>{name}</span> : <a href={`#test-${index}`}>{name}</a>}
    </span>
  );
}
