import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** Which code a folder holds. */
export interface GitState {
  readonly commit?: string;
  readonly branch?: string;
  /** The commit; with changes that are not committed, the commit and a hash over them. */
  readonly codeHash?: string;
}

/** What the history and the quarantine write is no code. */
const ownCode = [':(top)', ':(top,exclude,glob)**/.skyrig/**', ':(top,exclude,glob)**/skyrig.quarantine.json'];

function git(folder: string, args: readonly string[], input?: string): string | undefined {
  const options = { cwd: folder, encoding: 'utf8' as const, maxBuffer: 1 << 28, ...(input !== undefined && { input }) };
  const { status, stdout } = spawnSync('git', args, options);
  return status === 0 ? stdout : undefined;
}

function hashChanges(folder: string): string | undefined {
  const changes = git(folder, ['diff', 'HEAD', '--binary', '--no-ext-diff', '--', ...ownCode]);
  const top = git(folder, ['rev-parse', '--show-toplevel'])?.trim();
  const untracked = git(top ?? folder, ['ls-files', '--others', '--exclude-standard', '--', ...ownCode]);
  if (!changes && !untracked) return undefined;
  const contents = untracked && git(top ?? folder, ['hash-object', '--stdin-paths'], untracked);
  return createHash('sha256').update(`${changes}\0${untracked}\0${contents}`).digest('hex').slice(0, 12);
}

/** Asks git about a folder; answers nothing where there is no git, no repository or no commit. */
export function readGitState(folder: string): GitState {
  const commit = git(folder, ['rev-parse', 'HEAD'])?.trim();
  if (!commit) return {};
  const branch = git(folder, ['rev-parse', '--abbrev-ref', 'HEAD'])?.trim();
  const changes = hashChanges(folder);
  return {
    commit,
    ...(branch && branch !== 'HEAD' && { branch }),
    codeHash: changes === undefined ? commit : `${commit}+${changes}`,
  };
}
