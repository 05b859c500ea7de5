import type { AssessmentInput } from './assessment-input.ts';
import type {
  Check,
  FunctionCoverage,
  MissingScenario,
  Priority,
  Recommendation,
  ServiceCoverage,
  TriggerCoverage,
} from './assessment.ts';
import { testFileFor } from './test-file-for.ts';

/** What recommendations are made from. */
export interface Findings {
  readonly functions: readonly FunctionCoverage[];
  readonly triggers: readonly TriggerCoverage[];
  readonly services: readonly ServiceCoverage[];
  readonly missing: readonly MissingScenario[];
  readonly checks: readonly Check[];
}

/* What to do about a check that does not hold. Checks that tests alone can mend are told by the missing scenarios. */
const REMEDIES: Readonly<
  Record<string, { readonly priority: Priority; readonly what: string; readonly why: string; readonly isTest?: true }>
> = {
  'a cloud serves one worker only': {
    priority: 'P0',
    what: 'give every worker a cloud of its own',
    why: 'tests of two workers see each other’s data',
  },
  'the cloud begins empty': {
    priority: 'P1',
    what: 'start the test’s cloud without stored state',
    why: 'what an earlier run left behind can decide the result',
  },
  'the state is put back after the test': {
    priority: 'P1',
    what: 'use the cloud of the fixture, which is rewound',
    why: 'the next test sees what this one did',
  },
  'no rejection or promise is left behind': {
    priority: 'P1',
    what: 'await the promise or handle the rejection',
    why: 'what goes on after the test may disturb the next one',
  },
  'nothing runs on after the test': {
    priority: 'P1',
    what: 'end the test with await cloud.settle()',
    why: 'the test may end before the effects that it should look at',
  },
  'passes at the first attempt': {
    priority: 'P1',
    what: 'find out why the first attempt failed',
    why: 'a test that passes on a retry hides a race or depends on chance',
  },
  'is not retried in silence': {
    priority: 'P2',
    what: 'set retries to 0, or keep a history of attempts',
    why: 'a retry that nobody counts hides flakes',
  },
  'a history of runs is kept': {
    priority: 'P2',
    what: 'add the reporter that keeps a history',
    why: 'without one, nobody can tell a flake from a bug',
  },
  'no quarantine has expired': {
    priority: 'P1',
    what: 'mend the test or renew its quarantine',
    why: 'its quarantine has expired',
  },
  'the template sets a time limit': {
    priority: 'P2',
    what: 'set Timeout',
    why: 'the default of 3 seconds is rarely what is meant',
  },
  'messages stay hidden for 6 time limits of the function': {
    priority: 'P1',
    what: 'raise VisibilityTimeout to six times the function’s Timeout',
    why: 'a message may come back while it is still being processed',
  },
  'a queue that feeds a function has a dead-letter queue': {
    priority: 'P1',
    what: 'add a RedrivePolicy',
    why: 'a message that always fails comes back until it expires, and is lost then',
  },
  'failed asynchronous invocations end somewhere': {
    priority: 'P2',
    what: 'add an on-failure destination or a dead-letter queue',
    why: 'after two retries the event is lost and nobody is told',
  },
  'a batch says which messages failed': {
    priority: 'P2',
    what: 'set FunctionResponseTypes: [ReportBatchItemFailures]',
    why: 'one bad message makes the whole batch run again',
  },
  'a function that fails says so in its log': {
    priority: 'P2',
    what: 'log the error',
    why: 'it failed in a test and left no line in its log',
  },
  'a test looks into the dead-letter queue': {
    priority: 'P2',
    what: 'let a test end with a look into it',
    why: 'what fails for good lands there unseen',
    isTest: true,
  },
  'there is a README': { priority: 'P3', what: 'write a README', why: 'a newcomer finds no way in' },
  'it says how the tests are run': {
    priority: 'P3',
    what: 'say how the tests are run',
    why: 'a newcomer has to guess',
  },
  'it names the function': {
    priority: 'P3',
    what: 'say in the README what it does',
    why: 'the README does not mention it',
  },
};

function ofFunctions(findings: Findings, tests: AssessmentInput['observations']): Recommendation[] {
  return findings.functions.flatMap(({ function: name, coverage, reasons, triggers }): Recommendation[] => {
    if (coverage === 'None') {
      const what = `write a test that starts it by ${triggers.join(' or ')}`;
      return [{ priority: 'P0', subject: name, what, why: 'no test runs it', file: testFileFor(name, tests, true) }];
    }
    if (coverage !== 'Partial') return [];
    return reasons.map((why) => ({
      priority: why.startsWith('reached only inside') ? 'P2' : 'P1',
      subject: name,
      what: why.startsWith('no failure path')
        ? 'test how it fails: inject a fault, or send what it cannot process'
        : why.includes('effect') || why.startsWith('no test looked')
          ? 'assert what it changes'
          : `let a test start it by ${triggers.join(' or ')}`,
      why,
      file: testFileFor(name, tests),
    }));
  });
}

function ofTriggers({ triggers, functions }: Findings, tests: AssessmentInput['observations']): Recommendation[] {
  return triggers.flatMap(({ trigger, kind, function: name, tested }): Recommendation[] => {
    const found = functions.find((one) => one.function === name);
    // Where no trigger is tested, the function's own recommendation says so.
    const isOtherTested = triggers.some((one) => one.function === name && one.tested === 'entered');
    if (tested !== 'never' || !isOtherTested || found?.coverage === 'Excluded') return [];
    return [
      {
        priority: 'P1',
        subject: trigger,
        what: `let a test start ${name} by ${kind} (${trigger})`,
        why: 'the function is tested, but never by this trigger',
        file: testFileFor(name, tests),
      },
    ];
  });
}

function ofMissing({ missing }: Findings): Recommendation[] {
  const subjects = [...new Set(missing.map((scenario) => scenario.function))];
  return subjects.map((subject) => {
    const own = missing.filter((scenario) => scenario.function === subject);
    return {
      priority: own.every(({ category }) => category === 'out of order') ? 'P3' : 'P2',
      subject,
      what: `test ${own.map(({ category }) => category).join(', ')}`,
      why: own.map(({ why }) => why).join('; '),
      file: own[0]?.file ?? '',
    };
  });
}

function ofChecks({ checks }: Findings, { system, observations, project }: AssessmentInput): Recommendation[] {
  const fileOf = ({ factor }: Check, subject: string, isTest: boolean): string => {
    if (factor === 'documentation') return project.readme?.file ?? 'README.md';
    if (isTest) return testFileFor(subject, observations);
    const test = observations.find(({ id }) => id === subject);
    if (test) return test.file;
    return factor === 'flake handling' ? 'skyrig.config.ts' : system.template;
  };
  return checks.flatMap((check) => {
    const remedy = REMEDIES[check.name];
    if (!remedy) return [];
    const { priority, what, why, isTest = false } = remedy;
    return check.failing.map((subject) => ({ priority, subject, what, why, file: fileOf(check, subject, isTest) }));
  });
}

function ofServices({ services }: Findings, template: string): Recommendation[] {
  return services.flatMap(({ service, configured, used }) =>
    configured
      .filter((name) => !used.includes(name))
      .map((subject) => ({
        priority: 'P3' as const,
        subject,
        what: 'let a test use it, or take it out of the template',
        why: `no function used this ${service} resource in any test`,
        file: template,
      })),
  );
}

/** What to do next, the most urgent first. */
export function recommendationsFor(findings: Findings, input: AssessmentInput): readonly Recommendation[] {
  return [
    ...ofFunctions(findings, input.observations),
    ...ofTriggers(findings, input.observations),
    ...ofChecks(findings, input),
    ...ofMissing(findings),
    ...ofServices(findings, input.system.template),
  ].sort((a, b) => (a.priority === b.priority ? 0 : a.priority < b.priority ? -1 : 1));
}
