/** What `npm run quickstart` tells at the end, from what its run has left behind. */

/**
 * @typedef {object} Tally what one test file's clouds did, by their traces
 * @property {number} clouds
 * @property {number} steps
 * @property {number} invocations
 * @property {number} messagesSent
 * @property {number} messagesReceived
 * @property {number} deadLetters
 * @property {number} cloudMs
 *
 * @typedef {object} Run
 * @property {readonly string[]} passed names of the tests that passed
 * @property {readonly Tally[]} tallies
 * @property {number} wallMs
 */

/** The names of the passed tests in vitest's JSON report. @param {string} report @returns {string[]} */
export function readPassedTests(report) {
  /** @type {{ testResults: { assertionResults: { title: string, status: string }[] }[] }} */
  const { testResults } = JSON.parse(report);
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed')
    .map(({ title }) => title);
}

/** One tally per line. @param {string} text @returns {Tally[]} */
export function readTallies(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** @param {Run} run @returns {string} */
export function formatAccount({ passed, tallies, wallMs }) {
  /** @param {keyof Tally} name */
  const sum = (name) => tallies.reduce((total, tally) => total + tally[name], 0);
  const scenarios = new Set(passed.flatMap((name) => /^scenario (\d+):/.exec(name)?.[1] ?? []));
  /** @type {[number | string, string][]} */
  const lines = [
    [passed.length, `tests passed, covering ${scenarios.size} scenarios`],
    [sum('clouds'), 'clouds were made, each inside a test process'],
    [sum('invocations'), 'times a Lambda function was invoked'],
    [sum('messagesSent'), 'messages were sent to queues'],
    [sum('messagesReceived'), 'times a message was received, retries included'],
    [sum('deadLetters'), 'messages became dead letters, as their tests expect'],
    [formatDuration(sum('cloudMs')), 'passed on the clocks of the clouds'],
    [formatDuration(wallMs), 'passed on yours'],
  ];
  const figures = lines.map(([figure]) => (typeof figure === 'number' ? figure.toLocaleString('en-US') : figure));
  const width = Math.max(...figures.map(({ length }) => length));
  return lines.map(([, what], position) => `  ${figures[position]?.padStart(width)}  ${what}`).join('\n');
}

/** The two greatest units: `3 d 4 h`, `4 h 10 min`, `9.5 s`. @param {number} ms @returns {string} */
export function formatDuration(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.round(ms / 60_000);
  /** @type {[number, string][]} */
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
