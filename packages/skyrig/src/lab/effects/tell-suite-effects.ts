import { findProject } from '../../config/find-config.ts';
import { endSuiteEffects } from './suite-effects.ts';

/** What reporters tell of the effects of a run; nothing where the one that started the runner tells it, as `skyrig test` does. */
export function tellSuiteEffects(
  sinceMs: number,
  tell: (text: string) => void,
  environment: NodeJS.ProcessEnv = process.env,
): void {
  if (environment['SKYRIG_EFFECTS_SUMMARY'] === 'off') return;
  const text = endSuiteEffects(findProject(process.cwd()).folder, sinceMs);
  if (text !== undefined) tell(text);
}
