import { misuse } from '../../config/misuse.ts';
import { findNearestWord } from '../../config/nearest-word.ts';

/** The one test that a person means by its id or by a part of it. Throws a SkyrigError when it is none, or several. */
export function findTest(text: string, ids: readonly string[], place: string): string {
  if (ids.includes(text)) return text;
  const found = ids.filter((id) => id.includes(text));
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined) {
    const shown = found.slice(0, 5).map((id) => `\n  ${id}`);
    throw misuse(
      'TEST',
      `${found.length} tests of ${place} have ${JSON.stringify(text)} in their ids:${shown.join('')}`,
    );
  }
  const nearest = findNearestWord(text, ids);
  const advice = nearest === undefined ? '' : ` Did you mean ${JSON.stringify(nearest)}?`;
  throw misuse('TEST', `There is no test ${JSON.stringify(text)} in ${place}.${advice}`);
}
