import type { Command, Option } from './command.ts';

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
const json: Option = { type: 'flag', description: 'print JSON' };
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
      port: {
        type: 'text',
        short: 'p',
        value: 'PORT',
        description: 'port of the cloud that is started (default: any free one)',
      },
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
    options: testOptions,
    load: async () => (await import('./commands/run-unit-tests.ts')).runUnitTests,
  },
  {
    name: 'test-all',
    summary: 'run the unit tests, then the integration tests',
    description: ['Runs all of them even when some fail, and ends with a table.'],
    options: {
      ...testOptions,
      port: {
        type: 'text',
        short: 'p',
        value: 'PORT',
        description: 'port of the cloud that is started (default: any free one)',
      },
    },
    load: async () => (await import('./commands/run-all-tests.ts')).runAllTests,
  },
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
