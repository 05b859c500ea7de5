/*
 * Whose frames tell that a comparison reads a value: Vitest's and Jest's expect, their snapshots, chai, and node:assert,
 * which compares in node:internal/util/comparisons.
 */
const MATCHER =
  /[/\\]@vitest[/\\](?:expect|snapshot)[/\\]|[/\\]node_modules[/\\](?:chai|expect|jest-snapshot|jest-matcher-utils|@jest[/\\]expect[\w-]*)[/\\]|^node:(?:assert|internal[/\\](?:assert|util[/\\]comparisons))/;

/* A matcher reads through few functions; what is further out is a test's callback that a matcher called. */
const FRAMES = 12;

/** Whether a matcher is among those who called. Costs a stack trace: ask once per value. */
export function isInMatcher(): boolean {
  const { prepareStackTrace, stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = FRAMES;
    Error.prepareStackTrace = (_error, sites) => sites.map((site) => site.getFileName() ?? '');
    const holder: { readonly stack?: unknown } = {};
    Error.captureStackTrace(holder, isInMatcher);
    return (holder.stack as readonly string[]).some((file) => MATCHER.test(file));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    if (prepareStackTrace === undefined) delete (Error as { prepareStackTrace?: unknown }).prepareStackTrace;
    else Error.prepareStackTrace = prepareStackTrace;
  }
}
