/** Writes one line a test, in the order of execution. */
// oxlint-disable-next-line import/no-default-export -- the runner wants it so
export default async function* record(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // The file itself is reported as a test, too.
    const [file, name] = data.name.split(' > ');
    if (name === undefined) continue;
    const { duration_ms: durationMs, error } = data.details;
    const failure = error?.cause ?? error;
    const failures =
      type === 'test:fail' ? [{ message: String(failure?.message ?? failure), trace: failure?.stack }] : [];
    yield `${JSON.stringify({ file, name, hasPassed: type === 'test:pass', failures, durationMs })}\n`;
  }
}
