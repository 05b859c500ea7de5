/** The id of a test: `file > suite > … > name`; what is empty is left out. */
export function testId(file: string, suite: readonly string[], name: string): string {
  if (suite.length === 0) return file === '' ? name : `${file} > ${name}`;
  const inner = suite.length === 1 ? `${suite[0] ?? ''} > ${name}` : `${suite.join(' > ')} > ${name}`;
  return file === '' ? inner : `${file} > ${inner}`;
}
