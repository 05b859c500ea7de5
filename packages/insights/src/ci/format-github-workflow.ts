/** What a workflow is made for. */
export interface WorkflowOptions {
  /** Jobs that the tests are spread over; 1 for none. */
  readonly shards: number;
  readonly packageManager: PackageManager;
  /** Major version of Node.js. */
  readonly nodeVersion: number;
  /** Branch whose history is kept. */
  readonly branch: string;
}

export type PackageManager = 'npm' | 'pnpm' | 'yarn';

interface Commands {
  readonly install: string;
  /** Runs a program of an installed package. */
  readonly run: string;
}

const commands: Readonly<Record<PackageManager, Commands>> = {
  npm: { install: 'npm ci', run: 'npx --no-install' },
  pnpm: { install: 'pnpm install --frozen-lockfile', run: 'pnpm exec' },
  yarn: { install: 'yarn install --frozen-lockfile', run: 'yarn run' },
};

function setUp({ packageManager, nodeVersion }: WorkflowOptions, checkout: string): string {
  // The version of pnpm is that of `packageManager` in package.json.
  const pnpm = packageManager === 'pnpm' ? '      - uses: pnpm/action-setup@v4\n' : '';
  return `${checkout}${pnpm}      - uses: actions/setup-node@v4
        with:
          node-version: ${nodeVersion}
          cache: ${packageManager}
      - name: Install
        run: ${commands[packageManager].install}`;
}

/** The text of `.github/workflows/skyrig.yml`: tests in shards, a second chance for what failed, one history, one summary. */
export function formatGithubWorkflow(options: WorkflowOptions): string {
  const { shards, packageManager, branch } = options;
  const { run } = commands[packageManager];
  const list = Array.from({ length: shards }, (_, index) => index + 1).join(', ');
  return `# Made by: skyrig init --ci github. It is yours now: change what you like.
name: skyrig

on:
  push:
    branches: [${JSON.stringify(branch)}]
  pull_request:

permissions:
  contents: read

concurrency:
  group: skyrig-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  test:
    name: test (\${{ matrix.shard }}/${shards})
    runs-on: ubuntu-latest
    timeout-minutes: 30
    strategy:
      fail-fast: false
      matrix:
        shard: [${list}]
    env:
      SKYRIG_SHARD: \${{ matrix.shard }}/${shards}
      # Each shard keeps a history of its own; the job below puts them together.
      SKYRIG_HISTORY: file:.skyrig/history
    steps:
${setUp(options, '      - uses: actions/checkout@v4\n')}
      - name: Test
        id: test
        continue-on-error: true
        run: ${run} skyrig test${shards === 1 ? '' : ` -- --shard=\${{ matrix.shard }}/${shards}`}
      # A run of its own, with an id of its own: what fails and then passes on the same code is a flake.
      - name: Run again what failed
        if: steps.test.outcome == 'failure'
        env:
          SKYRIG_RUN_ID: github-\${{ github.run_id }}-\${{ github.run_attempt }}-again
        run: ${run} skyrig test --failed
      - name: Keep the history of this shard
        if: \${{ !cancelled() }}
        uses: actions/upload-artifact@v4
        with:
          name: skyrig-history-\${{ matrix.shard }}
          path: .skyrig/history
          # .skyrig is a hidden folder.
          include-hidden-files: true
          if-no-files-found: warn
          retention-days: 7

  report:
    needs: test
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
${setUp(options, '      - uses: actions/checkout@v4\n')}
      - name: Fetch the history of earlier runs
        uses: actions/cache/restore@v4
        with:
          path: .skyrig/history
          key: skyrig-history-\${{ github.run_id }}-\${{ github.run_attempt }}
          restore-keys: skyrig-history-
      - name: Fetch the history of the shards
        uses: actions/download-artifact@v4
        with:
          pattern: skyrig-history-*
          path: .skyrig/shards
          merge-multiple: true
      - name: Merge
        run: ${run} skyrig history merge .skyrig/shards
      - name: Summary
        run: ${run} skyrig report --summary --out .skyrig/report.html
      - name: Keep the report
        if: \${{ !cancelled() }}
        uses: actions/upload-artifact@v4
        with:
          name: skyrig-report
          path: .skyrig/report.html
          include-hidden-files: true
      - name: Keep the history
        if: github.ref_name == ${`'${branch.replaceAll("'", "''")}'`}
        uses: actions/cache/save@v4
        with:
          path: .skyrig/history
          key: skyrig-history-\${{ github.run_id }}-\${{ github.run_attempt }}
`;
}
