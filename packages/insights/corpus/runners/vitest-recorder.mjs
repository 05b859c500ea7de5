/** Writes one line a test, in the order of execution. */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';

// oxlint-disable-next-line import/no-default-export -- the runner wants it so
export default class Recorder {
  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    const line = {
      file: basename(test.module.moduleId),
      name: test.name,
      hasPassed: state === 'passed',
      failures: errors.map(({ message, stack }) => ({ message, trace: stack })),
      durationMs: test.diagnostic()?.duration ?? 0,
    };
    appendFileSync(process.env['CORPUS_OUTPUT'], `${JSON.stringify(line)}\n`);
  }
}
