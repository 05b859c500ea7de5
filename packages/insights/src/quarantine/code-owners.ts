import ignore from 'ignore';

interface OwnerRule {
  readonly owners: readonly string[];
  matches(path: string): boolean;
}

/** Answers who owns a path, relative to the repository; nobody may. */
export type FindCodeOwners = (path: string) => readonly string[];

function compilePattern(pattern: string): (path: string) => boolean {
  const rules = ignore().add(pattern);
  // CODEOWNERS: `docs/*` owns what lies in docs, and not what lies deeper, which .gitignore would take in.
  // Source: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
  if (!pattern.endsWith('/*')) return (path) => rules.ignores(path);
  return (path) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return rules.ignores(path) && (folder === '' || !rules.ignores(folder));
  };
}

/**
 * Reads a CODEOWNERS file. Of the patterns that match a path the last one counts, even when it names nobody. Headings of
 * GitLab's sections are skipped.
 */
export function parseCodeOwners(text: string): FindCodeOwners {
  const rules = text.split('\n').flatMap((line): OwnerRule[] => {
    const [pattern, ...owners] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/(?<!\\)\s+/);
    if (!pattern || /^\^?\[/.test(pattern)) return [];
    return [{ owners, matches: compilePattern(pattern) }];
  });
  return (path) => rules.findLast(({ matches }) => matches(path))?.owners ?? [];
}
