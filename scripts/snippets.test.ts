import { expect, test } from 'vitest';

import { cutRegion, cutTable, fillSnippets } from './snippets.ts';

const source = 'before\n  // #region send\n  if (a) {\n    b();\n  }\n  // #endregion\nafter';

test('a region is cut without its indentation', () => {
  expect(cutRegion(source, 'send')).toBe('if (a) {\n  b();\n}');
  expect(cutRegion(source, 'receive')).toBeUndefined();
});

test('a document’s snippets are filled and can be filled again', () => {
  const document = 'Text\n<!-- snippet a.ts#send -->\nold\n<!-- /snippet -->\nmore';
  const filled = fillSnippets(document, () => source);
  expect(filled).toBe('Text\n<!-- snippet a.ts#send -->\n\n```ts\nif (a) {\n  b();\n}\n```\n\n<!-- /snippet -->\nmore');
  expect(fillSnippets(filled, () => source)).toBe(filled);
});

test('of a Markdown file the first table is taken as it is', () => {
  expect(cutTable('# Title\n\n| a |\n| - |\n| 1 |\n\nend')).toBe('| a |\n| - |\n| 1 |');
});

test('a missing file or region is named', () => {
  const document = '<!-- snippet a.ts#gone -->\n<!-- /snippet -->';
  expect(() => fillSnippets(document, () => undefined)).toThrow('no file a.ts');
  expect(() => fillSnippets(document, () => source)).toThrow('a.ts has no region gone');
});
