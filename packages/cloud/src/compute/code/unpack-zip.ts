import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { readZip } from './read-zip.ts';

export interface UnpackedCode {
  /** Folder with the package's files. */
  readonly path: string;
  remove(): void;
}

/**
 * Unpacks a deployment package to a temporary folder. The packages of the working folder can be found from
 * there, as code on Lambda finds the SDK of the runtime although its package has none.
 */
export function unpackZip(bytes: Uint8Array): UnpackedCode {
  const root = mkdtempSync(join(tmpdir(), 'skyrig-code-'));
  const path = join(root, 'task');
  mkdirSync(path);
  const packages = findPackages(resolve('.'));
  if (packages !== undefined) symlinkSync(packages, join(root, 'node_modules'), 'junction');
  for (const file of readZip(bytes)) {
    const target = resolve(path, file.name);
    if (!target.startsWith(path + sep)) continue;
    if (file.name.endsWith('/')) {
      mkdirSync(target, { recursive: true });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.bytes());
    if (file.mode & 0o111) chmodSync(target, 0o755);
  }
  return { path, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** The `node_modules` at or above a folder that has the SDK; the nearest one if none has. */
function findPackages(folder: string): string | undefined {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules');
    if (existsSync(candidate)) found.push(candidate);
    if (at === dirname(at)) break;
  }
  return found.find((candidate) => existsSync(join(candidate, '@aws-sdk'))) ?? found[0];
}
