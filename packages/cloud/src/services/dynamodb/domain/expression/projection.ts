import type { Projection } from './ast.ts';
import { bindPath } from './operand-binding.ts';
import { assertNoOverlap } from './path-overlap.ts';
import type { Placeholders } from './placeholders.ts';
import { rememberSyntax } from './remember-syntax.ts';
import { checkPathSyntax } from './static-checks.ts';
import type { PathSyntax } from './syntax.ts';
import { createTokenReader, readPath } from './token-reader.ts';

const LABEL = 'ProjectionExpression';

const parse = rememberSyntax((text): readonly PathSyntax[] => {
  const reader = createTokenReader(LABEL, text);
  const paths = [readPath(reader)];
  while (reader.take(',')) paths.push(readPath(reader));
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  for (const path of paths) checkPathSyntax(LABEL, path);
  return paths;
});

/** Parses a projection and resolves its names. Throws `ValidationException` with AWS's words. */
export function parseProjection(text: string, placeholders: Placeholders): Projection {
  const paths = parse(text).map((path) => bindPath(LABEL, path, placeholders));
  assertNoOverlap(LABEL, paths);
  return { paths };
}
