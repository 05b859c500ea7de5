/** Where a test is, as far as a JUnit file tells. */
export interface TestPlace {
  readonly file: string;
  readonly suite: readonly string[];
  readonly name: string;
}

/** What a file says about a test's place. */
export interface Naming {
  /** `name` of the test case. */
  readonly name: string;
  /** `classname` of the test case. */
  readonly className: string;
  /** `file` of the test case or of its suite. */
  readonly file: string | undefined;
  /** `name` of the suite. */
  readonly suiteName: string;
}

const isPath = (text: string): boolean => /\.[cm]?[jt]sx?$|\.(py|rb|php|go|java|kt|cs|rs)$/.test(text);
/** Runners of JavaScript put suites and test into one name: Vitest with " > ", Playwright with " › ". */
const separator = / (?:>|›) /;

/** pytest: `tests.test_orders.TestOrders` is the class TestOrders in tests/test_orders.py. */
function locatePython(className: string, name: string): TestPlace {
  const parts = className.split('.');
  const first = parts.findIndex((part) => /^[A-Z]/.test(part));
  const end = first === -1 ? parts.length : first;
  return { file: `${parts.slice(0, end).join('/')}.py`, suite: parts.slice(end), name };
}

function withFile(file: string, { name, className, suiteName }: Naming): TestPlace {
  // Our own files, and those of others that put the whole place into the class name.
  if (className === file || className === '') {
    const parts = isPath(file) && suiteName === file ? name.split(separator) : [name];
    return { file, suite: parts.slice(0, -1), name: parts.at(-1) ?? name };
  }
  if (className.startsWith(`${file} > `)) return { file, suite: className.slice(file.length + 3).split(' > '), name };
  // jest-junit's default: both name and class name are "suite test".
  if (className === name) return { file, suite: [], name };
  const dotted = file.replace(/\.py$/, '').replaceAll('/', '.');
  if (className.startsWith(dotted))
    return { file, suite: className.slice(dotted.length).split('.').filter(Boolean), name };
  return { file, suite: [className], name };
}

/**
 * Makes out file, suites and name of a test. JUnit XML has no agreed way to say them, so this knows the ways of Vitest,
 * Playwright, jest-junit, pytest, Surefire and gotestsum, and this project's own.
 */
export function locateTest(naming: Naming): TestPlace {
  const { name, className, file, suiteName } = naming;
  if (file !== undefined && file !== '') return withFile(file.replaceAll('\\', '/'), naming);
  if (suiteName === 'pytest' && className !== '') return locatePython(className, name);
  if (isPath(suiteName) && (className === suiteName || className === '')) return withFile(suiteName, naming);
  // Surefire's class, gotestsum's package; a file as far as anybody can tell.
  if (className !== '' && className !== name) return { file: className, suite: [], name };
  return { file: suiteName, suite: [], name };
}
