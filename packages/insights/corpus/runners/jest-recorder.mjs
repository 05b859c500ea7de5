/** Writes one line a test, in the order of execution. */
import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';

const split = (text) => {
  const start = text.search(/\n\s+at /);
  return start === -1 ? { message: text } : { message: text.slice(0, start), trace: text.slice(start + 1) };
};

// oxlint-disable-next-line import/no-default-export -- the runner wants it so
export default class Recorder {
  #order = [];

  onTestCaseResult({ path }, { fullName }) {
    const key = `${path}\n${fullName}`;
    if (!this.#order.includes(key)) this.#order.push(key);
  }

  onTestResult({ path }, { testResults }) {
    const rankOf = ({ fullName }) => this.#order.indexOf(`${path}\n${fullName}`);
    for (const result of testResults.toSorted((a, b) => rankOf(a) - rankOf(b))) {
      const texts = [...(result.retryReasons ?? []), ...result.failureMessages];
      const line = {
        file: basename(path),
        name: result.title,
        hasPassed: result.status === 'passed',
        failures: texts.map(split),
        durationMs: result.duration ?? 0,
      };
      appendFileSync(process.env['CORPUS_OUTPUT'], `${JSON.stringify(line)}\n`);
    }
  }
}
