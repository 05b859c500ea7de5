import { invalidFilterPattern } from '../errors.ts';
import type { Scanner } from './scanner.ts';

/* Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions */
const SUPPORTED = /^(?:[A-Za-z0-9:_#=@/;,\- ^$?[\]{}|*+.!&<>'"~]|\\[dDsSwWbB^$?[\]{}|\\*+.()/-]|\\x[0-9A-Fa-f]{2})*$/;

/** Reads `%…%`, which comes next; groups are not supported by CloudWatch Logs. */
export function readRegularExpression(scanner: Scanner): RegExp {
  const source = scanner.match(/%[^%]+%/)?.slice(1, -1);
  if (source === undefined) throw scanner.unexpected();
  if (!SUPPORTED.test(source)) throw invalidFilterPattern(`unsupported regular expression ${source}`);
  try {
    return new RegExp(source);
  } catch {
    throw invalidFilterPattern(`malformed regular expression ${source}`);
  }
}
