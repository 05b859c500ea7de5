import type { AssessmentInput } from './assessment-input.ts';
import type { Check } from './assessment.ts';
import type { FailureCategory } from './observation.ts';
import type { SystemTrigger } from './system-model.ts';
import { shareCheck } from './isolation-checks.ts';
import { isAsynchronous, mayRepeat, triggersOf } from './trigger-match.ts';

/** AWS: Lambda developer guide, "Creating and configuring an Amazon SQS event source mapping": at least six times the timeout. */
const VISIBILITY_TIMES = 6;
/** AWS: a function's timeout where the template sets none. Source: CloudFormation, AWS::Lambda::Function, Timeout. */
const DEFAULT_TIMEOUT_SECONDS = 3;

/** Whether the system's settings and its tests are ready for time-outs, retries and failures. */
export function configurationChecks(input: AssessmentInput): readonly Check[] {
  const { system, observations, exclude } = input;
  const passed = observations.filter(({ outcome }) => outcome === 'passed');
  const functions = system.functions.filter(({ name }) => !exclude.some((one) => one.function === name));
  const nameOf = ({ name }: { readonly name: string }): string => name;
  const met = (name: string, categories: readonly FailureCategory[]): boolean =>
    passed.some(({ failures }) => failures.some((one) => one.function === name && categories.includes(one.category)));
  const ran = functions.filter(({ name }) =>
    passed.some(({ invocations }) => invocations.some((one) => one.function === name)),
  );
  const withTrigger = (fits: (trigger: SystemTrigger) => boolean): typeof ran =>
    ran.filter(({ name }) => triggersOf(system, name).some(fits));
  const queueTriggers = system.triggers.filter(({ kind }) => kind === 'queue');
  const sources = system.resources.filter(({ name }) => queueTriggers.some(({ source }) => source === name));
  const deadLetters = new Set(system.resources.flatMap(({ deadLetters: target }) => target ?? []));
  const asynchronous = functions.filter(({ name }) =>
    system.triggers.some((trigger) => trigger.function === name && isAsynchronous(trigger)),
  );
  const limited = observations.filter(({ isolation }) => isolation.timeLimitMs !== undefined);
  const longest = (source: string): number =>
    Math.max(
      ...queueTriggers
        .filter((trigger) => trigger.source === source)
        .map(
          (trigger) =>
            system.functions.find(({ name }) => name === trigger.function)?.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
        ),
    );
  return [
    shareCheck(
      'time-outs',
      'the template sets a time limit',
      functions,
      'functions',
      ({ timeoutSeconds }) => timeoutSeconds !== undefined,
      nameOf,
    ),
    shareCheck(
      'time-outs',
      `messages stay hidden for ${VISIBILITY_TIMES} time limits of the function`,
      sources.filter(({ visibilityTimeoutSeconds }) => visibilityTimeoutSeconds !== undefined),
      'queues',
      ({ name, visibilityTimeoutSeconds = 0 }) => visibilityTimeoutSeconds >= VISIBILITY_TIMES * longest(name),
      nameOf,
    ),
    shareCheck(
      'time-outs',
      'the test has a time limit',
      limited,
      'tests',
      ({ isolation }) => (isolation.timeLimitMs ?? 0) > 0,
      ({ id }) => id,
    ),
    shareCheck(
      'time-outs',
      'a slow answer or a time-out is tested',
      ran,
      'functions',
      ({ name }) => met(name, ['timeout']),
      nameOf,
    ),
    shareCheck(
      'retries',
      'a queue that feeds a function has a dead-letter queue',
      sources,
      'queues',
      (queue) => queue.deadLetters !== undefined,
      nameOf,
    ),
    shareCheck(
      'retries',
      'failed asynchronous invocations end somewhere',
      asynchronous,
      'functions',
      ({ hasFailureTarget }) => hasFailureTarget,
      nameOf,
    ),
    shareCheck(
      'retries',
      'a batch says which messages failed',
      queueTriggers,
      'triggers',
      ({ reportsFailures }) => reportsFailures === true,
      nameOf,
    ),
    shareCheck(
      'retries',
      'a redelivery after an error is tested',
      withTrigger(mayRepeat),
      'functions',
      ({ name }) => met(name, ['handler error', 'poison message']),
      nameOf,
    ),
    shareCheck(
      'retries',
      'a duplicate is tested',
      withTrigger(mayRepeat),
      'functions',
      ({ name }) => met(name, ['duplicate']),
      nameOf,
    ),
    shareCheck(
      'diagnostics',
      'a function that fails says so in its log',
      ran.filter(({ name }) => met(name, ['handler error', 'timeout'])),
      'functions',
      ({ name }) => passed.some(({ logs }) => logs.some((log) => log.function === name && log.lines > 0)),
      nameOf,
    ),
    shareCheck(
      'diagnostics',
      'a test looks into the dead-letter queue',
      system.resources.filter(({ name }) => deadLetters.has(name)),
      'queues',
      ({ name }) =>
        passed.some(({ uses }) => uses.some((use) => use.resource === name && use.by === 'test' && use.reads > 0)),
      nameOf,
    ),
    ...documentationChecks(input),
  ];
}

function documentationChecks({ project, system }: AssessmentInput): readonly Check[] {
  const { readme } = project;
  const found = readme ? [readme] : [];
  const has = (name: string, share: number, evidence: string): Check => ({
    factor: 'documentation',
    name,
    share,
    evidence,
    failing: share === 1 ? [] : [readme?.file ?? 'README.md'],
  });
  return [
    has('there is a README', readme ? 1 : 0, readme?.file ?? 'none found'),
    shareCheck(
      'documentation',
      'it says how the tests are run',
      found,
      'READMEs',
      ({ tellsHowToTest }) => tellsHowToTest,
      ({ file }) => file,
    ),
    shareCheck(
      'documentation',
      'it names the function',
      readme ? system.functions : [],
      'functions',
      ({ name }) => readme?.functions.includes(name) === true,
      ({ name }) => name,
    ),
  ];
}
