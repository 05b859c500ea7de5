import { assembleRun, type RunFacts } from './assemble-run.ts';
import { describeQuarantine } from './describe-quarantine.ts';
import { noQuarantine, readQuarantineInForce, type QuarantineInForce } from './quarantine-in-force.ts';
import { readCiEnvironment } from './read-ci-environment.ts';
import { readGitState } from './read-git-state.ts';
import { recordRun } from './record-run.ts';
import type { RecordedTest } from './recorded-test.ts';

/** Options of every reporter. */
export interface ReporterOptions {
  /**
   * Where the history is kept: `file:FOLDER`, `s3://BUCKET/PREFIX`, `postgres://…`; `none` keeps none. SKYRIG_HISTORY wins.
   *
   * @defaultValue what the project's config says, else `file:.skyrig/history`
   */
  readonly history?: string;
}

/** What a reporter must know of the project that a folder belongs to. */
export interface ReporterProject {
  readonly folder: string;
  readonly history?: string;
}

/** Finds the project of a folder. */
export type FindReporterProject = (folder: string) => ReporterProject | Promise<ReporterProject>;

/** How a run ended for the history and the quarantine. */
export interface SessionEnd {
  /** For stderr. */
  readonly lines: readonly string[];
  /** The run must fail whatever its tests did: an entry has expired, or the quarantine file is damaged. */
  readonly isRed: boolean;
}

/** One run of a runner, from its beginning to its entry in the history: what all reporters have in common. */
export class ReporterSession {
  readonly folder: string;
  readonly startedAt: number = Date.now();
  readonly quarantine: QuarantineInForce;
  readonly #history: string;

  private constructor({ folder, history: configured }: ReporterProject, { history }: ReporterOptions) {
    this.folder = folder;
    const isOff = process.env['SKYRIG_QUARANTINE'] === 'off';
    this.quarantine = isOff ? noQuarantine : readQuarantineInForce(folder, this.startedAt);
    this.#history = process.env['SKYRIG_HISTORY'] || (history ?? configured ?? 'file:.skyrig/history');
  }

  /** Begins a run in the project of a folder. */
  static async start(folder: string, options: ReporterOptions, find: FindReporterProject): Promise<ReporterSession> {
    return new ReporterSession(await find(folder), options);
  }

  /** Writes the run into the history, and judges it by the quarantine. */
  async end(tests: readonly RecordedTest[], facts: Pick<RunFacts, 'tool' | 'seed' | 'shard'>): Promise<SessionEnd> {
    const { quarantine, folder, startedAt } = this;
    const run = assembleRun(tests, {
      ...facts,
      folder,
      startedAt,
      endedAt: Date.now(),
      ci: readCiEnvironment(process.env),
      git: readGitState(folder),
      quarantined: new Set(quarantine.active.keys()),
    });
    const complaint = this.#history === 'none' ? undefined : await recordRun(run, this.#history, folder);
    return {
      lines: [...describeQuarantine(run.tests, quarantine), ...(complaint === undefined ? [] : [complaint])],
      isRed: quarantine.expired.length > 0 || quarantine.damage !== undefined,
    };
  }
}
