/** Runs the stages of the gate: side by side where they fit, one line each, every failure with its output. */

/**
 * @typedef {import('./run-command.mjs').Outcome} Outcome
 *
 * @typedef {object} Stage
 * @property {string} name what `--only` calls it; several stages may share one
 * @property {string} [detail] tells stages of one name apart: a workspace
 * @property {number} weight how many cores it keeps busy
 * @property {readonly string[]} [after] names of stages that must have passed
 * @property {readonly string[]} [follows] names of stages that must be over, whatever came of them
 * @property {() => Promise<Outcome>} run
 *
 * @typedef {'passed' | 'failed' | 'skipped'} Verdict
 */

/**
 * @param {readonly Stage[]} stages in order of start
 * @param {{ cores: number, print: (line: string) => void, now: () => number }} options
 * @returns {Promise<Verdict>} `passed` when every stage has
 */
export async function runStages(stages, { cores, print, now }) {
  /** @type {Map<Stage, Verdict>} */
  const verdicts = new Map();
  /** @type {Map<Stage, Promise<void>>} */
  const running = new Map();
  let waiting = [...stages];

  /** @param {Stage} stage @returns {Stage[]} */
  const prerequisites = (stage) => stages.filter((other) => other !== stage && stage.after?.includes(other.name));

  /** @param {Stage} stage */
  const start = async (stage) => {
    const startedAt = now();
    /** @type {Outcome} */
    let outcome;
    try {
      outcome = await stage.run();
    } catch (error) {
      outcome = { code: 1, output: `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n` };
    }
    const verdict = outcome.code === 0 ? 'passed' : 'failed';
    verdicts.set(stage, verdict);
    running.delete(stage);
    print(
      `${verdict === 'passed' ? 'ok  ' : 'FAIL'} ${label(stage).padEnd(28)} ${((now() - startedAt) / 1000).toFixed(1)} s`,
    );
    if (verdict === 'failed') print(indent(outcome.output));
  };

  while (waiting.length > 0 || running.size > 0) {
    for (const stage of waiting) {
      const needed = prerequisites(stage);
      const lost = needed.find((other) => verdicts.has(other) && verdicts.get(other) !== 'passed');
      if (lost) {
        verdicts.set(stage, 'skipped');
        print(`skip ${label(stage).padEnd(28)} needs ${label(lost)}`);
        continue;
      }
      const load = [...running.keys()].reduce((sum, other) => sum + other.weight, 0);
      const fits = load === 0 || load + stage.weight <= cores;
      const awaited = stages.filter((other) => stage.follows?.includes(other.name) && !verdicts.has(other));
      // A heavy stage is not overtaken for ever: nothing behind it starts before it.
      if (awaited.length === 0 && needed.every((other) => verdicts.has(other))) {
        if (!fits) break;
        running.set(stage, start(stage));
      }
    }
    waiting = waiting.filter((stage) => !verdicts.has(stage) && !running.has(stage));
    if (running.size > 0) await Promise.race(running.values());
  }
  return [...verdicts.values()].every((verdict) => verdict === 'passed') ? 'passed' : 'failed';
}

/** @param {Stage} stage */
function label(stage) {
  return stage.detail ? `${stage.name} ${stage.detail}` : stage.name;
}

/** @param {string} text */
function indent(text) {
  const lines = text.trimEnd().split('\n');
  return lines.map((line) => `     ${line}`).join('\n');
}
