import { readDelimitedPattern } from './delimited-pattern.ts';
import type { FilterPattern } from './filter-pattern.ts';
import { readJsonPattern } from './json-pattern.ts';
import { Scanner } from './scanner.ts';
import { readTextPattern } from './text-pattern.ts';

/**
 * Compiles a filter pattern, whose first character tells its kind; throws `InvalidParameterException` at a malformed one.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileFilterPattern(pattern: string): FilterPattern {
  const scanner = new Scanner(pattern.trim());
  const compiled = scanner.peek('{')
    ? readJsonPattern(scanner)
    : scanner.peek('[')
      ? readDelimitedPattern(scanner)
      : readTextPattern(scanner);
  if (!scanner.atEnd) throw scanner.unexpected();
  return compiled;
}
