/** A text as a code span that is safe in a table's cell: it cannot leave the cell, mention anybody or be formatted. */
export function markdownCode(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return '';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  // GFM splits a row at every unescaped bar, even in code. Source: github.github.com/gfm/#tables-extension-
  return `${fence}${padding}${line}${padding}${fence}`.replaceAll('\\|', '|').replaceAll('|', '\\|');
}
