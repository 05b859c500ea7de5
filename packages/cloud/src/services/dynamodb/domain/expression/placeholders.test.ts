import { describe, expect, test } from 'vitest';
import type { ExpressionNames, ExpressionValues } from './placeholders.ts';
import { createPlaceholders } from './placeholders.ts';

describe('createPlaceholders', () => {
  test.each<[ExpressionNames | undefined, object | undefined, string]>([
    [{}, undefined, 'ExpressionAttributeNames must not be empty'],
    [{ a: 'b' }, undefined, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'],
    [{ '#a b': 'b' }, undefined, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "#a b"'],
    [{ '#a': '' }, undefined, 'ExpressionAttributeNames contains invalid value: Empty attribute name for key #a'],
    [undefined, {}, 'ExpressionAttributeValues must not be empty'],
    [undefined, { a: { S: '' } }, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "a"'],
    [
      undefined,
      { ':a': {} },
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :a',
    ],
    [
      undefined,
      { ':a': { SS: [] } },
      'ExpressionAttributeValues contains invalid value: One or more parameter values were invalid: An string set  may not be empty for key :a',
    ],
  ])('refuses names %j and values %j', (names, values, message) => {
    expect(() => createPlaceholders(names, values as ExpressionValues | undefined)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message }),
    );
  });

  test('reports what no expression uses', () => {
    const placeholders = createPlaceholders(
      { '#a': 'x', '#b': 'y' },
      { ':s': { S: '' }, ':n': { N: '1' }, ':b': { S: '' } },
    );
    expect(() => placeholders.assertAllUsed()).toThrow(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a, #b}',
    );
    placeholders.name('FilterExpression', '#a');
    placeholders.name('FilterExpression', '#b');
    expect(() => placeholders.assertAllUsed()).toThrow(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:n, :b, :s}',
    );
  });

  test('does not find what every object inherits', () => {
    expect(() => createPlaceholders({ '#a': 'x' }).name('FilterExpression', '#toString')).toThrow('is not defined');
  });
});
