import { stripVTControlCharacters } from 'node:util';

/** Assertion libraries put the values on the lines after the first; more than these is a diff. */
const keptLines = 3;
const keptLength = 240;

const errorName = /^(?:Uncaught )?(?:Error|AssertionError(?: \[ERR_ASSERTION\])?|JestAssertionError): /;

const replacements: readonly (readonly [RegExp, string])[] = [
  // Dates and times of day, before their numbers are taken for anything else.
  [/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?/g, '<date>'],
  [/\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d\d? )?[A-Z][a-z]{2} (?:\d\d?,? )?\d{4}\b/g, '<date>'],
  [/\b\d\d?:\d\d:\d\d(?:[.,]\d+)?\b/g, '<time>'],
  [/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, '<id>'],
  // Folders of a machine: what lies in a temporary folder has a name of its own each time; elsewhere the end of the path is the same.
  [
    /(?:\/private)?\/(?:tmp|var\/tmp|var\/folders)(?:\/[\w.@+-]+)+|[A-Z]:\\[\w\\ .~-]*\\Temp(?:\\[\w.@+-]+)+/g,
    '<temp>',
  ],
  [/(?:file:\/\/)?(?:[A-Z]:)?(?:[\\/][\w.@+ -]*[\w.@+-]){2,}[\\/]([\w.@+-]+)[\\/]([\w.@+-]+)/g, '<path>/$1/$2'],
  [/\b(?:\d{1,3}\.){3}\d{1,3}\b|\[::1?\]|::1\b/g, '<ip>'],
  [/\b0x[0-9a-f]+\b/gi, '<id>'],
  // Hexadecimal ids, and the long mixtures of letters and digits that request ids and receipts are.
  [/\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{7,}\b/gi, '<id>'],
  [/(?<![\w/+])(?=[\w+/=-]*\d)(?=[\w+/=-]*[A-Za-z])[A-Za-z0-9+/_=-]{20,}(?![\w/+=])/g, '<id>'],
  [/\b\d+(?:[.,]\d+)? ?(?:ms|milliseconds?|µs|ns|s|secs?|seconds?|min|minutes?|h|hours?)\b/g, '<duration>'],
  // Numbers, but not those of a name: sha256, utf8, EC2.
  [/(?:(?<=^|[\s(=:,[])-)?(?<![A-Za-z0-9_<])\d+(?:[.,_]\d+)*(?:e[+-]?\d+)?/g, '<n>'],
];

/** The first lines of a message, with numbers, ids, dates, durations, ports and folders of the machine replaced. */
export function normaliseMessage(message: string): string {
  const lines: string[] = [];
  for (const line of stripVTControlCharacters(message).split('\n', 12)) {
    const text = line.trim();
    if (text === '') continue;
    // Frames that a runner left in the message: they are the trace's business.
    if (/^(?:at |❯ )/.test(text)) break;
    lines.push(text);
    if (lines.length === keptLines) break;
  }
  let normalised = lines
    .join(' ')
    .slice(0, keptLength * 2)
    .replace(errorName, '');
  for (const [pattern, replacement] of replacements) normalised = normalised.replace(pattern, replacement);
  return normalised.slice(0, keptLength);
}
