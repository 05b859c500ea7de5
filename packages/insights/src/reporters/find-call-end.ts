/** After these a slash begins a regular expression; after anything else it divides. */
const beforeRegex = /(^|[([{,;=:!&|?+\-*%<>~^]|\b(?:return|typeof|case|in|of|await|void))\s*$/;

/** The end of what begins at `start` and is quoted by one character; the text's length when it is not closed. */
function findQuoteEnd(text: string, start: number, closing: string): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === closing) return index;
  }
  return text.length;
}

function findRegexEnd(text: string, start: number): number {
  let isInClass = false;
  for (let index = start + 1; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === '\\') index += 1;
    else if (letter === '\n') return start;
    else if (letter === '[') isInClass = true;
    else if (letter === ']') isInClass = false;
    else if (letter === '/' && !isInClass) return index;
  }
  return text.length;
}

function findTemplateEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '`') return index;
    else if (text.startsWith('${', index)) index = findCallEnd(text, index + 1) ?? text.length;
  }
  return text.length;
}

/** Steps over strings, comments and regular expressions; answers the last place of what begins at `index`. */
function skip(text: string, index: number): number {
  const letter = text[index];
  if (letter === '"' || letter === "'") return findQuoteEnd(text, index, letter);
  if (letter === '`') return findTemplateEnd(text, index);
  if (letter !== '/') return index;
  const closing = text.startsWith('//', index) ? '\n' : text.startsWith('/*', index) ? '*/' : undefined;
  if (closing !== undefined) {
    const end = text.indexOf(closing, index + 2);
    return end === -1 ? text.length : end + closing.length - 1;
  }
  return beforeRegex.test(text.slice(Math.max(0, index - 20), index)) ? findRegexEnd(text, index) : index;
}

/** The place of the bracket that closes the one at `open`; undefined when nothing does. */
export function findCallEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    const letter = text[index] ?? '';
    if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) {
      depth -= 1;
      if (depth === 0) return index;
    } else index = skip(text, index);
  }
  return undefined;
}
