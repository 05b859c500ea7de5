import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseXml } from './xml-parser.ts';
import { escapeXml, formatElement } from '../protocols/xml-writer.ts';

test('elements, attributes, text, character data and comments are read', () => {
  const text = `<?xml version="1.0"?>\n<a:Root xmlns:a="urn:x" kind='&lt;1&gt;'><!-- no --><Item>1 &amp; &#x41;&#66;</Item><Item><![CDATA[<raw>]]></Item><Empty/></a:Root>\n`;
  const root = parseXml(text);
  expect(root?.name).toBe('Root');
  expect(root?.attributes.get('kind')).toBe('<1>');
  expect(root?.children.map((child) => [child.name, child.text])).toEqual([
    ['Item', '1 & AB'],
    ['Item', '<raw>'],
    ['Empty', ''],
  ]);
});

test.each([
  '',
  'text',
  '<a>',
  '<a></b>',
  '<a/><b/>',
  '<a></a></a>',
  '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
  '<a',
  '<a><b></a></b>',
])('%j is not well-formed', (text) => {
  expect(parseXml(text)).toBeUndefined();
});

test('any text survives being escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(parseXml(formatElement('a', escapeXml(text)))?.text).toBe(text);
      expect(parseXml(`<a b="${escapeXml(text)}"/>`)?.attributes.get('b')).toBe(text);
    }),
  );
});
