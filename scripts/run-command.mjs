/** Runs the tools of the repository by their files in node_modules: never a global one, never a download. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './workspaces.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when the process died by a signal
 * @property {string} output what it printed, standard output and error in the order of arrival
 *
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {boolean} [print] also print the output as it arrives
 */

/**
 * A tool of node_modules/.bin. A tool that is missing is a failure, never a stage that passes.
 *
 * @param {string} name @param {readonly string[]} args @param {RunOptions} [options] @returns {Promise<Outcome>}
 */
export async function runTool(name, args, options = {}) {
  const bin = join(root, 'node_modules', '.bin', name);
  if (!existsSync(bin)) return { code: 1, output: `${name} is not installed. Run "npm install".\n` };
  return runCommand(bin, args, options);
}

/** @param {string} file @param {readonly string[]} args @param {RunOptions} [options] @returns {Promise<Outcome>} */
export function runCommand(file, args, { cwd = root, env = {}, print = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, ...colors(print), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => {
        output += text;
        if (print) process.stdout.write(text);
      });
    }
    child.on('error', (error) =>
      resolve({ code: 1, output: `${output}${file} could not be started: ${error.message}\n` }),
    );
    child.on('close', (code, signal) => {
      resolve({ code: code ?? 1, output: signal ? `${output}${file} was ended by ${signal}.\n` : output });
    });
  });
}

/** Colours only where a person watches. @param {boolean} print @returns {Record<string, string | undefined>} */
function colors(print) {
  return print && process.stdout.isTTY
    ? { FORCE_COLOR: '1', NO_COLOR: undefined }
    : { FORCE_COLOR: undefined, NO_COLOR: '1' };
}
