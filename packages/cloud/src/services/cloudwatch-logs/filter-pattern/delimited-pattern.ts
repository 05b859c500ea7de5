import { invalidFilterPattern } from '../errors.ts';
import { readExpression, type Condition } from './expression.ts';
import type { FilterPattern } from './filter-pattern.ts';
import type { Scanner } from './scanner.ts';
import { readValueTest } from './value-test.ts';

/** One field between the commas; what it asks for is about its own name. */
interface Field {
  readonly name: string | undefined;
  readonly condition: Condition<string> | undefined;
}

/** `[ip, user, status = 4*, ...]`: judges messages by their fields, which space parts. */
export function readDelimitedPattern(scanner: Scanner): FilterPattern {
  scanner.expect('[');
  const before: Field[] = [];
  let after: Field[] | undefined;
  do {
    scanner.skipSpace();
    if (scanner.take('...')) {
      if (after) throw invalidFilterPattern('more than one ellipsis');
      after = [];
    } else (after ?? before).push(readField(scanner));
    scanner.skipSpace();
  } while (scanner.take(','));
  scanner.expect(']');
  const count = before.length + (after?.length ?? 0);
  /* Each field with its text and position; undefined where there are too few or too many. */
  const align = (message: string): readonly (readonly [Field, string, number])[] | undefined => {
    const texts = fieldsOf(message);
    if (texts.length < count || (!after && texts.length > count)) return undefined;
    const shift = texts.length - count;
    return [
      ...before.map((field, index) => [field, texts[index] ?? '', index + 1] as const),
      ...(after ?? []).map(
        (field, index) =>
          [field, texts[before.length + shift + index] ?? '', before.length + shift + index + 1] as const,
      ),
    ];
  };
  return {
    matches: (message) => align(message)?.every(([{ condition }, text]) => condition?.(text) ?? true) ?? false,
    extract: (message) =>
      Object.fromEntries((align(message) ?? []).map(([{ name }, text, position]) => [`$${name ?? position}`, text])),
  };
}

function readField(scanner: Scanner): Field {
  if (scanner.peek(',') || scanner.peek(']')) return { name: undefined, condition: undefined };
  let name: string | undefined;
  const readName = (): string | undefined => scanner.match(/[A-Za-z_][\w-]*/);
  const condition = readExpression<string>(scanner, () => {
    scanner.skipSpace();
    const own = readName();
    if (own === undefined) throw scanner.unexpected();
    if (name !== undefined && own !== name) throw invalidFilterPattern(`field ${name} cannot ask about ${own}`);
    name = own;
    scanner.skipSpace();
    if (scanner.peek(',') || scanner.peek(']')) return () => true;
    const test = readValueTest(scanner);
    return (text) => test([text]);
  });
  return { name, condition };
}

/* What stands between quotes or square brackets is one field. */
function fieldsOf(message: string): readonly string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
    ([, bracketed, quoted, plain]) => bracketed ?? quoted ?? plain ?? '',
  );
}
