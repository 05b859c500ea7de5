/**
 * Fills the snippets of the documentation: what stands between `<!-- snippet FILE#REGION -->` and `<!-- /snippet -->` is
 * cut from that file, between `// #region REGION` and `// #endregion`. Of a Markdown file its first table is taken.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const marker = /<!-- snippet (\S+?)(?:#(\S+))? -->\n[\s\S]*?<!-- \/snippet -->/g;

/** The lines of a region, without its indentation. */
export function cutRegion(source: string, region: string): string | undefined {
  const lines = source.split('\n');
  const isMark = (line: string, what: string): boolean =>
    line
      .trim()
      .replace(/^(\/\/|#|<!--)\s*/, '')
      .replace(/\s*-->$/, '') === what;
  const start = lines.findIndex((line) => isMark(line, `#region ${region}`));
  if (start === -1) return undefined;
  const end = lines.findIndex((line, index) => index > start && isMark(line, '#endregion'));
  if (end === -1) return undefined;
  const cut = lines.slice(start + 1, end);
  const indent = Math.min(
    ...cut.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length),
  );
  return cut
    .map((line) => line.slice(indent))
    .join('\n')
    .trim();
}

/** The first table of a Markdown text. */
export function cutTable(source: string): string | undefined {
  return /(?:^\|.*\n?)+/m.exec(source)?.[0].trimEnd();
}

/** A document with every snippet cut anew. Throws, naming the place, when a file or region is missing. */
export function fillSnippets(
  document: string,
  read: (path: string) => string | undefined,
  relink: (table: string) => string = (table) => table,
): string {
  return document.replace(marker, (_whole, path: string, region: string | undefined) => {
    const source = read(path);
    if (source === undefined) throw new Error(`There is no file ${path} to cut a snippet from.`);
    const opening = `<!-- snippet ${path}${region === undefined ? '' : `#${region}`} -->`;
    const language = extname(path).slice(1);
    const cut = language === 'md' ? cutTable(source) : region === undefined ? source.trim() : cutRegion(source, region);
    if (cut === undefined) throw new Error(`${path} has no region ${region ?? ''} (// #region … // #endregion).`);
    const body = language === 'md' ? relink(cut) : `\`\`\`${language}\n${cut}\n\`\`\``;
    return `${opening}\n\n${body}\n\n<!-- /snippet -->`;
  });
}

/** A table's links, for a document at the root instead of in `docs/`. */
function upOneFolder(table: string): string {
  return table.replaceAll('](../', '](');
}

function listDocuments(root: string): string[] {
  const docs = existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs')).map((name) => `docs/${name}`) : [];
  const examples = existsSync(join(root, 'examples'))
    ? readdirSync(join(root, 'examples')).map((name) => `examples/${name}/README.md`)
    : [];
  const all = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'packages/skyrig/README.md', ...docs, ...examples];
  return all.filter((path) => path.endsWith('.md') && existsSync(join(root, path)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(import.meta.dirname, '..');
  const read = (path: string): string | undefined =>
    existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
  for (const path of listDocuments(root)) {
    const before = readFileSync(join(root, path), 'utf8');
    const after = fillSnippets(before, read, path.includes('/') ? undefined : upOneFolder);
    if (after !== before) writeFileSync(join(root, path), after);
  }
}
