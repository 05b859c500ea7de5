/** A wildcard pattern in which `*` stands for any characters, and `\*` and `\\` for themselves. */
export interface Wildcard {
  readonly matches: (value: string) => boolean;
}

export type WildcardParse =
  | { readonly ok: true; readonly wildcard: Wildcard }
  | { readonly ok: false; readonly reason: string };

/** Parses a wildcard pattern; positions in the reasons count the opening quote, as AWS's do. */
export function parseWildcard(text: string): WildcardParse {
  const parts: string[] = [''];
  let literal = '';
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') {
      const escaped = text.charAt(index + 1);
      if (escaped !== '*' && escaped !== '\\')
        return { ok: false, reason: `Invalid escape character at pos ${index + 1}` };
      literal += escaped;
      index += 1;
    } else if (character === '*') {
      if (text.charAt(index + 1) === '*')
        return { ok: false, reason: `Consecutive wildcard characters at pos ${index + 1}` };
      parts[parts.length - 1] = literal;
      parts.push('');
      literal = '';
    } else {
      literal += character;
    }
  }
  parts[parts.length - 1] = literal;
  return { ok: true, wildcard: { matches: (value) => matchesParts(parts, value) } };
}

/** Greedy left-to-right search: linear, whatever the pattern. */
function matchesParts(parts: readonly string[], value: string): boolean {
  const first = parts[0] ?? '';
  if (parts.length === 1) return value === first;
  const last = parts[parts.length - 1] ?? '';
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  const end = value.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = value.indexOf(part, at);
    if (found === -1 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}
