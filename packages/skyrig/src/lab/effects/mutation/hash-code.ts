import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Stands for the code at a path: of a source file all that it imports, save for packages; of a folder every file in it, save
 * for `node_modules`. Undefined where it cannot be read or bundled.
 */
export async function hashCode(path: string): Promise<string | undefined> {
  try {
    return statSync(path).isDirectory() ? hashFolder(path) : await hashSource(path);
  } catch {
    return undefined;
  }
}

async function hashSource(path: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  return hash(outputFiles.map(({ contents }) => contents));
}

function hashFolder(folder: string): string {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort();
  return hash(files.flatMap((file) => [new TextEncoder().encode(file), readFileSync(file)]));
}

function hash(parts: readonly Uint8Array[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}
