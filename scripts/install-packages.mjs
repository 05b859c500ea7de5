/** Installing what package-lock.json says. */
import { runCommand } from './run-command.mjs';

/**
 * Installs the locked versions and leaves the lock file alone. `npm ci` would refuse a lock file that lacks optional
 * packages for other platforms, which not every registry mirror carries.
 *
 * @param {{ print?: boolean }} [options]
 * @returns {Promise<import('./run-command.mjs').Outcome>}
 */
export function installPackages(options = {}) {
  return runCommand('npm', ['install', '--no-save', '--no-audit', '--no-fund'], options);
}
