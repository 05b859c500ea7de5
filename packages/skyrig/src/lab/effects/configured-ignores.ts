import type { IgnoredEffect } from './effect-unit.ts';

let configured: Promise<readonly IgnoredEffect[]> | undefined;

async function read(): Promise<readonly IgnoredEffect[]> {
  const [{ findProject }, { loadConfig }] = await Promise.all([
    import('../../config/find-config.ts'),
    import('../../config/load-config.ts'),
  ]);
  const { effects } = await loadConfig(findProject(process.cwd()));
  return effects?.ignore ?? [];
}

/** What the project's config file says is not to be looked at. Read once per process. */
export function configuredIgnores(): Promise<readonly IgnoredEffect[]> {
  configured ??= read();
  return configured;
}
