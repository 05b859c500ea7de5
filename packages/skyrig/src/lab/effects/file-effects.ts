import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { findProject } from '../../config/find-config.ts';
import type { NamedTest } from '../../rig/test-name.ts';
import type { EffectsReport } from './effect-unit.ts';
import { formatFileEffects } from './format-suite-effects.ts';
import type { TestEffectsReport } from './merge-effects.ts';

/** What the tests of one file left unlooked at, for those who take files together. */
export interface FileEffects {
  readonly formatVersion: 1;
  /** Relative to the project, with `/`. */
  readonly file: string;
  /** Somebody wants to be told; false where effects are only followed. */
  readonly isTold: boolean;
  readonly tests: readonly TestEffectsReport[];
}

/** Whether somebody wants to be told of a test's effects, and whether the test itself has told them. */
export interface EffectsTold {
  readonly isTold: boolean;
  readonly hasWarned: boolean;
}

interface NotedTest extends EffectsTold {
  readonly test: NamedTest;
  readonly report: EffectsReport;
}

/* Of the files whose tests run in this process: one at a time, whatever runner it is. */
const noted = new Map<string, NotedTest[]>();

/** Where files of effects lie in a project's folder. */
export function effectsFolder(project: string): string {
  return join(project, '.skyrig', 'effects');
}

/** Keeps the effects of a test that passed until its file is over. */
export function noteTestEffects(test: NamedTest, report: EffectsReport, told: EffectsTold): void {
  const known = noted.get(test.file);
  if (known) known.push({ test, report, ...told });
  else noted.set(test.file, [{ test, report, ...told }]);
}

/**
 * What adapters do when a test file is over: leaves its effects for reporters and `skyrig test`, and tells what no test of the
 * file asserted, where tests were told about their own.
 */
export function endFileEffects(
  tell: (text: string) => void,
  project: string = findProject(process.cwd()).folder,
): void {
  for (const [path, all] of noted) {
    const file = relative(project, resolve(path)).replaceAll('\\', '/');
    const tests = all.map(({ test: { suite, name }, report }) => ({
      test: [file, ...suite, name].join(' > '),
      report,
    }));
    write(project, { formatVersion: 1, file, isTold: all.some(({ isTold }) => isTold), tests });
    const text = all.some(({ hasWarned }) => hasWarned) ? formatFileEffects(file, tests) : undefined;
    if (text !== undefined) tell(text);
  }
  noted.clear();
}

function write(project: string, content: FileEffects): void {
  const digest = createHash('sha256').update(content.file).digest('hex').slice(0, 8);
  const path = join(effectsFolder(project), `${content.file.replace(/[^A-Za-z0-9]+/g, '-')}-${digest}.json`);
  mkdirSync(dirname(path), { recursive: true });
  const ignored = join(project, '.skyrig', '.gitignore');
  if (!existsSync(ignored)) writeFileSync(ignored, '*\n');
  // Whoever reads at the same time sees the old file or the new one, never half of one.
  writeFileSync(`${path}.part`, `${JSON.stringify(content)}\n`);
  renameSync(`${path}.part`, path);
}
