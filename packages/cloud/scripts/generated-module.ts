import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const services = join(import.meta.dirname, '../src/services');

/** JSON with one row of its table per line, so that a change of one shape is a change of one line. */
export function formatRows(header: Readonly<Record<string, unknown>>, table: string, rows: readonly unknown[]): string {
  const head = JSON.stringify(header).slice(0, -1);
  return `${head},\n"${table}":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}`;
}

/** The text of a generated module: one exported string of JSON, which costs neither the compiler nor a cold start much. */
export function formatModule(name: string, comment: string, json: string): string {
  // Neither may appear in a template literal; both can only be inside a JSON string, where an escape means the same.
  const text = json.replaceAll('`', String.raw`\u0060`).replaceAll('${', String.raw`\u0024{`);
  return `/* oxlint-disable max-lines */\n// ${comment}\n// Generated; do not edit.\n\nexport const ${name}: string = String.raw\`${text}\`;\n`;
}

/** Writes `src/services/<id>/generated/<name>.ts`, or with `check` answers whether it is already what it should be. */
export function writeGenerated(id: string, name: string, text: string, check: boolean): boolean {
  const folder = join(services, id, 'generated');
  const path = join(folder, `${name}.ts`);
  if (check) {
    try {
      return readFileSync(path, 'utf8') === text;
    } catch {
      return false;
    }
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, text);
  return true;
}
