const REMEMBERED_TEXTS = 500;

/**
 * Remembers the last few hundred results of a pure function of a text.
 *
 * Parsing depends on nothing but the text, so that what is remembered cannot be observed.
 */
export function rememberSyntax<T>(parse: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return remembered;
    const result = parse(text);
    if (known.size >= REMEMBERED_TEXTS) {
      const oldest = known.keys().next();
      if (!oldest.done) known.delete(oldest.value);
    }
    known.set(text, result);
    return result;
  };
}
