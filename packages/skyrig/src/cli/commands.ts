import type { Command, Option } from './command.ts';
import { pipelineCommands } from './pipeline-commands.ts';
import { json, store } from './result-options.ts';

const cloudOptions: Readonly<Record<string, Option>> = {
  port: { type: 'text', short: 'p', value: 'PORT', description: 'port; 0 takes any free one (default 4566)' },
  host: {
    type: 'text',
    value: 'HOST',
    description: 'address to listen on; 0.0.0.0 for other machines and containers (default 127.0.0.1)',
  },
  persist: {
    type: 'text',
    value: 'DIR',
    description: 'keep the state in this folder; every acknowledged write survives kill -9 (default: in memory)',
  },
  clock: {
    type: 'text',
    value: 'CLOCK',
    choices: ['real', 'virtual'],
    description: 'real, or virtual: time stands still until /_skyrig/clock or /_skyrig/settle moves it (default real)',
  },
};
const testOptions: Readonly<Record<string, Option>> = {
  filter: {
    type: 'text',
    short: 'k',
    value: 'PATTERN',
    description: 'run only tests whose name matches: -t PATTERN for Vitest, {k} in a command',
  },
  verbose: {
    type: 'flag',
    short: 'v',
    description: 'show the command, its environment and every test: --reporter=verbose for Vitest, {v} in a command',
  },
};
const freePort: Option = {
  type: 'text',
  short: 'p',
  value: 'PORT',
  description: 'port of the cloud that is started (default: any free one)',
};
const failed: Option = {
  type: 'flag',
  description: 'run only what failed in the last recorded run; a reporter of skyrig records runs',
};
const effects: Option = {
  type: 'flag',
  description: 'tell which effects of functions no test asserts, with scores per file and of all (docs/mutate.md)',
};
const runnerText =
  'Which tests these are is set in skyrig.config.ts, under test.unit and test.integration: a Vitest project, or any command, such as pytest. Without a setting, it is the Vitest project of that name.';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: 'start the cloud',
    description: [
      'Runs in the foreground until Ctrl-C, or in the background with --detach. When it can be used, the first line of stdout is "Skyrig VERSION is ready at URL". Settings of skyrig.config.ts apply where no option is given.',
      'When the cloud of this project runs already, its URL is printed and nothing is changed.',
    ],
    options: {
      detach: { type: 'flag', short: 'd', description: 'run in the background; see skyrig logs, skyrig stop' },
      ...cloudOptions,
    },
    examples: [
      { line: 'skyrig start --detach', what: 'in the background, on port 4566' },
      { line: 'skyrig start --port 0', what: 'on any free port' },
      { line: 'skyrig start --persist .skyrig/data', what: 'with state that outlives the process' },
    ],
    load: async () => (await import('./commands/start.ts')).start,
  },
  {
    name: 'stop',
    summary: 'stop the cloud of this project',
    description: ['Waits until it has gone; persisted state is folded and complete. Does nothing when no cloud runs.'],
    options: { force: { type: 'flag', short: 'f', description: 'kill a cloud that does not react' } },
    load: async () => (await import('./commands/stop.ts')).stop,
  },
  {
    name: 'restart',
    summary: 'stop the cloud and start it in the background',
    description: [
      'With the options it was started with last, save for those given now, and with what skyrig.config.ts says now. State that is not persisted is gone.',
    ],
    options: cloudOptions,
    load: async () => (await import('./commands/restart.ts')).restart,
  },
  {
    name: 'status',
    summary: 'show whether the cloud runs, where, and what is used',
    description: ['Exits with 0 when it runs and with 1 when it does not.'],
    options: { json },
    load: async () => (await import('./commands/status.ts')).status,
  },
  {
    name: 'logs',
    summary: 'print what the cloud did: one line per request, and its errors',
    description: ['Of the cloud that runs, or of the last one that ran.'],
    options: {
      tail: { type: 'text', short: 'n', value: 'N', description: 'only the last N lines' },
      follow: { type: 'flag', short: 'f', description: 'go on printing until Ctrl-C' },
    },
    load: async () => (await import('./commands/logs.ts')).logs,
  },
  {
    name: 'env',
    summary: 'print the environment that points SDKs at the cloud',
    options: {
      format: {
        type: 'text',
        value: 'FORMAT',
        choices: ['sh', 'json', 'powershell'],
        description: 'sh, json or powershell (default sh)',
      },
    },
    examples: [
      { line: 'eval "$(skyrig env)"', what: 'for this shell' },
      { line: 'skyrig env --format powershell | Invoke-Expression', what: 'for this PowerShell' },
    ],
    load: async () => (await import('./commands/env.ts')).env,
  },
  {
    name: 'deploy',
    summary: 'deploy a template to the cloud that runs',
    argument: 'TEMPLATE',
    description: [
      'TEMPLATE is a SAM or CloudFormation file, a folder with one, or a CDK assembly (cdk.out). Deploying again updates the stack.',
    ],
    options: {
      'stack-name': {
        type: 'text',
        value: 'NAME',
        description: "name of the stack (default: the name of the template's folder)",
      },
      parameter: {
        type: 'text',
        short: 'P',
        value: 'KEY=VALUE',
        isRepeatable: true,
        description: 'a template parameter; may be repeated',
      },
      'ignore-unsupported': {
        type: 'flag',
        description: 'leave out resources of types that are not emulated, and say which',
      },
      endpoint: {
        type: 'text',
        value: 'URL',
        description: "the cloud to deploy to (default: SKYRIG_ENDPOINT, else this project's)",
      },
      json,
    },
    examples: [{ line: 'skyrig deploy template.yaml -P Stage=test', what: 'with a parameter' }],
    load: async () => (await import('./commands/deploy.ts')).deploy,
  },
  {
    name: 'clean',
    summary: "remove the cloud's logs, runtime state and persisted data",
    description: [
      'Lists what it will remove, and asks. In a data folder only files that Skyrig wrote are removed. The cloud must be stopped.',
    ],
    options: {
      yes: { type: 'flag', short: 'y', description: 'do not ask' },
      persist: {
        type: 'text',
        value: 'DIR',
        description: 'the data folder (default: that of the config file, and the one used last)',
      },
    },
    load: async () => (await import('./commands/clean.ts')).clean,
  },
  {
    name: 'test',
    summary: 'run the integration tests beside a cloud',
    description: [
      'Uses the cloud of this project when it runs; otherwise it starts an empty one on a free port and stops it at the end. The tests get its address and credentials in AWS_ENDPOINT_URL, AWS_REGION and so on.',
      runnerText,
    ],
    passesOn: 'ARGUMENTS FOR THE RUNNER',
    options: {
      ...testOptions,
      failed,
      effects,
      port: freePort,
    },
    examples: [
      { line: 'skyrig test -k checkout', what: 'tests whose name matches checkout' },
      { line: 'skyrig test -- --coverage', what: 'pass an option to the runner' },
    ],
    load: async () => (await import('./commands/run-integration-tests.ts')).runIntegrationTests,
  },
  {
    name: 'test-unit',
    summary: 'run the unit tests, with no cloud',
    description: [runnerText],
    passesOn: 'ARGUMENTS FOR THE RUNNER',
    options: { ...testOptions, failed },
    load: async () => (await import('./commands/run-unit-tests.ts')).runUnitTests,
  },
  {
    name: 'test-all',
    summary: 'run the unit tests, then the integration tests',
    description: ['Runs all of them even when some fail, and ends with a table.'],
    options: {
      ...testOptions,
      effects,
      port: freePort,
    },
    load: async () => (await import('./commands/run-all-tests.ts')).runAllTests,
  },
  {
    name: 'assess',
    summary: 'judge how well the integration tests cover functions, triggers and failures',
    description: [
      'Runs the integration tests as skyrig test does, watches what they do to the system that the template describes, and prints coverage per function and trigger, failure scenarios, a score and what to do next. The assessment is also written to .skyrig/assessment.json.',
      'Only tests that use the cloud of skyrig/vitest, skyrig/jest or skyrig/node-test can be watched. Exits with 1 when tests fail, or for what --fail-on names.',
    ],
    passesOn: 'ARGUMENTS FOR THE RUNNER',
    options: {
      template: {
        type: 'text',
        value: 'FILE',
        description:
          'the system: a SAM or CloudFormation file, a folder with one, or cdk.out (default: assess.template, else the one in the folder)',
      },
      from: { type: 'text', value: 'DIR', description: 'run nothing; read what an earlier run observed' },
      markdown: { type: 'flag', description: 'print Markdown (the default)' },
      html: { type: 'flag', description: 'print a self-contained page' },
      json,
      out: { type: 'text', value: 'FILE', description: 'write to this file instead of stdout' },
      'fail-on': {
        type: 'text',
        value: 'CONDITION',
        isRepeatable: true,
        description: 'exit with 1 for P0 … P3, score<N or coverage<N; may be repeated',
      },
      ...testOptions,
      port: freePort,
    },
    examples: [
      { line: 'skyrig assess --html --out coverage.html', what: 'as a page' },
      { line: "skyrig assess --fail-on P0 --fail-on 'score<75'", what: 'in a pipeline' },
    ],
    load: async () => (await import('./commands/assess.ts')).assess,
  },
  {
    name: 'mutate',
    summary: 'change what functions write and send, and tell which changes no test notices',
    description: [
      'Runs the integration tests as skyrig test does; each test is run again and again, each time with one effect of a function dropped, doubled, delayed, misdirected or changed. A test that looks at the effect fails then. What nobody notices is listed, with an assertion that would. Known verdicts are kept in .skyrig/mutations, and used as long as neither the test nor the functions change.',
      'Only tests that use the cloud of skyrig/vitest, skyrig/jest or skyrig/node-test take part. How it works and what the verdicts mean is told in docs/mutate.md.',
    ],
    passesOn: 'ARGUMENTS FOR THE RUNNER',
    options: {
      markdown: { type: 'flag', description: 'print Markdown' },
      json,
      out: { type: 'text', value: 'FILE', description: 'write to this file instead of stdout' },
      'fail-on': {
        type: 'text',
        value: 'CONDITION',
        isRepeatable: true,
        description: 'exit with 1 for survived (any) or score<N, in percent; may be repeated',
      },
      ...testOptions,
      port: freePort,
    },
    examples: [
      { line: 'skyrig mutate -k checkout', what: 'tests whose name matches checkout' },
      { line: "skyrig mutate --markdown --out mutations.md --fail-on 'score<60'", what: 'in a pipeline' },
    ],
    load: async () => (await import('./commands/mutate.ts')).mutate,
  },
  {
    name: 'flaky',
    summary: 'list the tests that fail by themselves, the broken ones, and why',
    description: [
      'Reads the history of runs and says of every test that is not simply healthy: its state, how likely it fails by itself in more than 1 % of its runs, in how many of its runs it did, under which conditions, and what its failures have in common. How this is worked out is told in docs/statistics.md.',
    ],
    options: {
      store,
      json,
      'fail-on': {
        type: 'text',
        value: 'CONDITION',
        isRepeatable: true,
        choices: ['flaky', 'suspect', 'broken', 'bug'],
        description: 'exit with 1 when a test is flaky, suspect of it, broken, or fails reproducibly; may be repeated',
      },
    },
    examples: [
      { line: 'skyrig flaky --fail-on flaky', what: 'in a pipeline' },
      { line: 'skyrig flaky --json --store s3://ci-results/shop', what: 'for machines, from a bucket' },
    ],
    load: async () => (await import('./commands/flaky.ts')).flaky,
  },
  {
    name: 'report',
    summary: 'make a page of the history: stability, flakes, durations, what to act on',
    description: [
      'Writes one HTML file that needs no server and no network, and prints what needs attention. With --summary or --json it prints these instead; the page is then only written where --out is given.',
      '--fail-on flaky: a flaky test is not in quarantine, or its entry has expired. slower: a duration has risen significantly within the recent runs. coverage<N and score<N: the last skyrig assess found less.',
    ],
    options: {
      store,
      out: { type: 'text', value: 'FILE', description: 'the page (default .skyrig/report.html)' },
      summary: {
        type: 'flag',
        description: 'GitHub-flavoured Markdown: appended to $GITHUB_STEP_SUMMARY where that is set, else printed',
      },
      json,
      'fail-on': {
        type: 'text',
        value: 'CONDITION',
        isRepeatable: true,
        description: 'exit with 1 for flaky, slower, coverage<N or score<N; several with commas, or repeated',
      },
    },
    examples: [
      { line: 'skyrig report --out report.html', what: 'the page' },
      { line: "skyrig report --summary --fail-on 'flaky,slower,coverage<75'", what: 'in a pipeline' },
    ],
    load: async () => (await import('./commands/report.ts')).report,
  },
  {
    name: 'history',
    summary: 'show the recorded runs, and take in results of other tools',
    argument: 'ACTION ARGUMENT...',
    isArgumentList: true,
    description: [
      'list (the default) shows the runs; show RUN shows what failed in one, where RUN is an id, its beginning, or latest.',
      'add FILE... takes in results of any runner: CTRF (JSON) or JUnit XML. Each file is a run, unless --run says that all are shards of one.',
      'merge URL... adds the files of other histories, such as folders that the shards of a pipeline left. What is there already stays as it is.',
      'synthesize DIR makes up a history with flaky, broken, slowing, hour-, worker- and order-dependent tests in it, and says which they are.',
    ],
    options: {
      store,
      limit: {
        type: 'text',
        short: 'n',
        value: 'N',
        description: 'list: only the last N runs (default 20; JSON: all)',
      },
      run: {
        type: 'text',
        value: 'ID',
        description: 'add: id of the run (default: what the file says, else a hash of it)',
      },
      shard: { type: 'text', value: 'N/M', description: 'add: which shard of the run the file is' },
      tool: { type: 'text', value: 'NAME', description: 'add: what ran the tests' },
      commit: { type: 'text', value: 'SHA', description: 'add: the commit that was tested' },
      branch: { type: 'text', value: 'NAME', description: 'add: its branch' },
      tests: { type: 'text', value: 'N', description: 'synthesize: number of tests (default 1000)' },
      runs: { type: 'text', value: 'N', description: 'synthesize: number of runs (default 500)' },
      shards: { type: 'text', value: 'N', description: 'synthesize: shards of each run (default 1)' },
      seed: { type: 'text', value: 'N', description: 'synthesize: the same seed makes the same history (default 1)' },
      json,
    },
    examples: [
      { line: 'skyrig history show latest', what: 'what failed last time' },
      { line: 'skyrig history add report.xml --tool pytest --branch main', what: 'results of another runner' },
      { line: 'skyrig history merge shards/1 shards/2', what: 'in a pipeline' },
    ],
    load: async () => (await import('./commands/history.ts')).history,
  },
  ...pipelineCommands,
  {
    name: 'doctor',
    summary: 'check this machine and project, and say what to mend',
    description: ['Exits with 1 when something must be mended; what is only missing for some uses does not count.'],
    options: {
      port: {
        type: 'text',
        short: 'p',
        value: 'PORT',
        description: 'the port to check (default: that of the config file, else 4566)',
      },
    },
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'serve',
    summary: 'be the process in the background that start --detach makes',
    options: cloudOptions,
    isInternal: true,
    load: async () => (await import('./commands/serve.ts')).serve,
  },
];
