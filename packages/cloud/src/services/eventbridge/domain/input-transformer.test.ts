import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidTransformedInput, transformInput } from './input-transformer.ts';
import type { EventEnvelope } from '../state.ts';

const event: EventEnvelope = {
  version: '0',
  id: 'e-1',
  'detail-type': 'Order Placed',
  source: 'shop',
  account: '000000000000',
  time: '2026-11-21T00:00:00Z',
  region: 'eu-west-1',
  resources: ['r'],
  detail: { name: 'O"Brien', count: 3, ok: true, nothing: null, list: ['a', 'b'], nested: { x: 'y' } },
};
const context = {
  ruleArn: 'arn:aws:events:eu-west-1:000000000000:rule/r',
  ruleName: 'r',
  ingestedAt: Date.parse('2026-11-21T00:00:01.5Z'),
};
const paths = {
  name: '$.detail.name',
  count: '$.detail.count',
  ok: '$.detail.ok',
  nothing: '$.detail.nothing',
  list: '$.detail.list',
  nested: '$.detail.nested',
  type: '$.detail-type',
  missing: '$.detail.missing',
};

function transform(InputTemplate: string): string {
  return transformInput({ InputPathsMap: paths, InputTemplate }, event, context);
}

test.each([
  ['"Event of <type>, <count> of <name><missing>"', '"Event of Order Placed, 3 of O\\"Brien"'],
  [
    '{"a": <name>, "b": "<name>", "c": <count>, "d": "<count>"}',
    '{"a": "O\\"Brien", "b": "O\\"Brien", "c": 3, "d": "3"}',
  ],
  ['{"a": <list>, "b": <nested>, "c": <ok>, "d": <nothing>}', '{"a": ["a","b"], "b": {"x":"y"}, "c": true, "d": null}'],
  ['"<nested> and <list>"', '"{x:y} and [a,b]"'],
  ['{"a": <missing>, "b": "<missing>", "c": <unknown>}', '{"a": "", "b": "", "c": ""}'],
  ['"quoted \\"<type>\\" and <aws.events.rule-name>"', '"quoted \\"Order Placed\\" and r"'],
  [
    '{"rule": <aws.events.rule-arn>, "at": <aws.events.event.ingestion-time>}',
    '{"rule": "arn:aws:events:eu-west-1:000000000000:rule/r", "at": "2026-11-21T00:00:01.500Z"}',
  ],
  ['plain <type>', 'plain "Order Placed"'],
])('%s', (template, expected) => {
  expect(transform(template)).toBe(expected);
});

test('the original event comes with or without its detail', () => {
  const { detail: _detail, ...rest } = event;
  expect(JSON.parse(transform('{"event": <aws.events.event>, "json": <aws.events.event.json>}'))).toEqual({
    event: rest,
    json: event,
  });
});

test('a template that gives no JSON is refused', () => {
  expect(() => transform('{"a": <name>')).toThrow(InvalidTransformedInput);
});

test('any string arrives unchanged, in and out of quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const output = transformInput(
        { InputPathsMap: { name: '$.detail.name' }, InputTemplate: '{"bare": <name>, "quoted": "<name>"}' },
        { ...event, detail: { name } },
        context,
      );
      expect(JSON.parse(output)).toEqual({ bare: name, quoted: name });
    }),
  );
});
