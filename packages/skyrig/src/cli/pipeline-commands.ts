import type { Command } from './command.ts';
import { json, store } from './result-options.ts';

/** Commands that keep a pipeline going. */
export const pipelineCommands: readonly Command[] = [
  {
    name: 'quarantine',
    summary: 'keep the failures of flaky tests from failing the build, for two weeks at most',
    argument: 'ACTION TEST',
    isArgumentList: true,
    description: [
      'list (the default) shows who is in quarantine; add TEST and release TEST put a test in and take it out, where TEST is its id or a part of it that no other test has. What they change is skyrig.quarantine.json, a file to be reviewed and committed.',
      'sync proposes entries and releases from the history, and writes them with --apply. With --github it opens, updates and closes one issue an entry, with GITHUB_TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL of the environment; nothing is sent without it.',
      'release TEST --prove runs the test alone until it has passed so often in a row that its failures are outweighed, and takes it out only then. It exits with 1 when the test fails.',
    ],
    options: {
      reason: { type: 'text', value: 'TEXT', description: 'add: why it is there' },
      owner: {
        type: 'text',
        value: 'NAME',
        description: 'add: who mends it (default: CODEOWNERS, else the last author)',
      },
      issue: { type: 'text', value: 'URL', description: 'add: where it is dealt with' },
      days: { type: 'text', value: 'N', description: 'add: how long, 14 at most (default 14)' },
      prove: { type: 'flag', description: 'release: only if it passes often enough now' },
      suite: {
        type: 'text',
        value: 'SUITE',
        choices: ['unit', 'integration'],
        description: 'release --prove: the suite of the config file that has the test (default integration)',
      },
      runs: {
        type: 'text',
        value: 'N',
        description: 'release --prove: give up when more runs are needed (default 1000)',
      },
      port: {
        type: 'text',
        short: 'p',
        value: 'PORT',
        description: 'release --prove: port of the cloud (default: any free one)',
      },
      verbose: { type: 'flag', short: 'v', description: 'release --prove: show the runner' },
      apply: { type: 'flag', description: 'sync: write what is proposed' },
      github: { type: 'flag', description: 'sync: one issue an entry, on GitHub' },
      store,
      json,
    },
    examples: [
      { line: 'skyrig quarantine sync --apply', what: 'what the history says' },
      { line: "skyrig quarantine add 'pays twice' --reason 'waits for the clock' --days 7", what: 'by hand' },
      { line: "skyrig quarantine release 'pays twice' --prove", what: 'once it is mended' },
    ],
    load: async () => (await import('./commands/quarantine.ts')).quarantine,
  },
  {
    name: 'init',
    summary: 'write a pipeline: tests in shards, one history, one summary',
    description: [
      'Writes .github/workflows/skyrig.yml: it installs, runs skyrig test in shards, runs again what failed, merges the history, and writes the summary and the page of skyrig report. A file that is there is only overwritten with --force.',
    ],
    options: {
      ci: { type: 'text', value: 'PROVIDER', choices: ['github'], description: 'github: GitHub Actions' },
      shards: { type: 'text', value: 'N', description: 'jobs that the tests are spread over (default 4)' },
      force: { type: 'flag', short: 'f', description: 'overwrite a workflow that is there' },
      json,
    },
    examples: [{ line: 'skyrig init --ci github --shards 2', what: 'two jobs' }],
    load: async () => (await import('./commands/init.ts')).init,
  },
];
