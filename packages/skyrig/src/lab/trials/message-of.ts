import { stripVTControlCharacters } from 'node:util';

/** What an error says, without the colours of assertion libraries; long diffs are cut. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const lines = stripVTControlCharacters(text).split('\n');
  return lines.length <= 8 ? lines.join('\n') : [...lines.slice(0, 8), '…'].join('\n');
}
