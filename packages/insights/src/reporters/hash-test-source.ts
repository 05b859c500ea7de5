import { createHash } from 'node:crypto';

import { findCallEnd } from './find-call-end.ts';

function* findAll(text: string, word: string): Generator<number> {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) yield at;
}

/** The call that declares a test of this name, when there is exactly one. */
function findDeclaration(text: string, name: string): string | undefined {
  const calls = ["'", '"', '`'].flatMap((quote) => {
    const word = `${quote}${name.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
    return [...findAll(text, word)]
      .map((at) => text.slice(0, at).trimEnd().length - 1)
      .filter((at) => text[at] === '(');
  });
  const [open, ...others] = calls;
  if (open === undefined || others.length > 0) return undefined;
  const end = findCallEnd(text, open);
  return end === undefined ? undefined : text.slice(text.lastIndexOf('\n', open) + 1, end + 1).trim();
}

/**
 * A hash that changes when the test's own code does: of the call that declares it; of the whole file where that cannot be
 * told, as with computed names.
 */
export function hashTestSource(text: string, name: string): string {
  const source = findDeclaration(text, name) ?? text;
  return createHash('sha256').update(source).digest('hex').slice(0, 16);
}
