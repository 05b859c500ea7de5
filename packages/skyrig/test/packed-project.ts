import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../../..');

/** What a runner did in a project. */
export interface RunnerOutcome {
  readonly code: number | null;
  readonly output: string;
}

/**
 * A project of a user's: it has the packed tarballs installed, as npm would unpack them, and finds everything else where
 * the repository does. It lies inside the repository only for that; nothing in it refers to the sources.
 */
export class PackedProject {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    const parent = join(repository, '.packed');
    mkdirSync(parent, { recursive: true });
    this.folder = mkdtempSync(join(parent, 'project-'));
    this.#install('cloud', '@skyrig/cloud');
    this.#install('insights', '@skyrig/insights');
    this.#install('skyrig', 'skyrig');
    this.write({ 'package.json': JSON.stringify({ name: 'project', private: true, type: 'module' }), ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, '..'), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    }
  }

  /** Runs a command of an installed package, or node itself. */
  run(command: string, args: readonly string[], variables: Readonly<Record<string, string>> = {}): RunnerOutcome {
    const file = command === 'node' ? process.execPath : join(repository, 'node_modules/.bin', command);
    const { NODE_OPTIONS: _options, VITEST: _vitest, JEST_WORKER_ID: _jest, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync(file, args, {
      cwd: this.folder,
      encoding: 'utf8',
      env: {
        ...env,
        ...variables,
        NO_COLOR: '1',
        CI: 'true',
        NODE_TEST_CONTEXT: undefined,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    });
    return { code: status, output: `${stdout}\n${stderr}` };
  }

  /** Removes a file or folder of it, or all of it. */
  remove(name = ''): void {
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  #install(workspace: string, name: string): void {
    const target = join(this.folder, 'node_modules', name);
    mkdirSync(target, { recursive: true });
    execFileSync('npm', ['pack', '--silent', '--pack-destination', target], {
      cwd: join(repository, 'packages', workspace),
    });
    const tarball = readdirSync(target).find((file) => file.endsWith('.tgz')) ?? '';
    execFileSync('tar', ['-xzf', tarball], { cwd: target });
    cpSync(join(target, 'package'), target, { recursive: true });
    rmSync(join(target, 'package'), { recursive: true });
  }
}
